console.log("static block: once in each execution environment");
let count = 0;

export const handler = async (event, context) => {
  count += 1;
  console.log("handler: call", count, "of this environment");
  const name = event.name ?? process.env.NAME ?? "world";
  return { message: `Hello ${name}`, callOfThisEnvironment: count, version: context.functionVersion };
};
