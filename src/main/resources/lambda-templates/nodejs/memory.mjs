export const handler = async (event, context) => {
  // Takes memory until Lambda ends the process: 8 MB at a time, all of it kept.
  const kept = [];
  for (let megabytes = 8; megabytes <= (event.megabytes ?? 10240); megabytes += 8) {
    kept.push(Buffer.alloc(8 * 1024 * 1024, 1));
    if (megabytes % 32 === 0) {
      console.log("holds", megabytes, "MB of", context.memoryLimitInMB);
    }
  }
  return { megabytes: kept.length * 8 };
};
