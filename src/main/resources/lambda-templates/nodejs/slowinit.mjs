// What stands outside of the handler runs once in each environment, before its first event.
const begin = performance.now();
await new Promise((resolve) => setTimeout(resolve, 1500));
const table = new Map(Array.from({ length: 300000 }, (_, n) => [n, n * n]));
console.log(`static block: ${Math.round(performance.now() - begin)} ms`);

export const handler = async (event) => ({ square: table.get(Number(event.n ?? 12)) });
