export const handler = async (event, context) => {
  const limit = Number(event.primesBelow ?? 400000);
  const begin = performance.now();
  let primes = 0;
  for (let n = 2; n < limit; n++) {
    let prime = true;
    for (let d = 2; d * d <= n && prime; d++) {
      prime = n % d !== 0;
    }
    primes += prime ? 1 : 0;
  }
  return { primes, below: limit, memory: context.memoryLimitInMB, ms: Math.round(performance.now() - begin) };
};
