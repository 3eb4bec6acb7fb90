export const handler = async (event, context) => {
  const how = event.how ?? "throw";
  console.log("asked to fail:", how);
  if (how === "throw") {
    return price(event.basket ?? []);
  }
  if (how === "timeout") {
    await new Promise((resolve) => setTimeout(resolve, context.getRemainingTimeInMillis() + 5000));
  }
  if (how === "memory") {
    const hog = [];
    for (;;) {
      hog.push(Buffer.alloc(8 * 1024 * 1024, 1));
    }
  }
  if (how === "crash") {
    process.exit(3);
  }
  return { how, failed: false };
};

function price(basket) {
  if (basket.length === 0) {
    throw new RangeError("The basket is empty.");
  }
  return basket.reduce((sum, item) => sum + item.price, 0);
}
