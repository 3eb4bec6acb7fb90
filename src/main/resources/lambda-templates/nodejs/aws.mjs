// Signs requests to AWS, because this computer's Node.js has no AWS SDK. On AWS, import
// @aws-sdk/client-s3 or @aws-sdk/client-dynamodb instead: Lambda's runtime has them.
import { createHash, createHmac } from "node:crypto";

const env = process.env;
const sha = (data) => createHash("sha256").update(data).digest("hex");
const mac = (key, data) => createHmac("sha256", key).update(data).digest();

export async function call(service, { method = "POST", path = "/", headers = {}, body = "" }) {
  const base = env.AWS_ENDPOINT_URL ?? `https://${service}.${env.AWS_REGION}.amazonaws.com`;
  const url = new URL(path, base);
  const time = new Date().toISOString().replace(/[:-]|\.\d{3}/g, "");
  const scope = `${time.slice(0, 8)}/${env.AWS_REGION}/${service}/aws4_request`;
  const all = { ...headers, host: url.host, "x-amz-date": time, "x-amz-content-sha256": sha(body) };
  if (env.AWS_SESSION_TOKEN) {
    all["x-amz-security-token"] = env.AWS_SESSION_TOKEN;
  }
  const names = Object.keys(all).map((name) => name.toLowerCase()).sort();
  const lines = names.map((name) => `${name}:${all[name]}\n`).join("");
  const request = [method, url.pathname, "", lines, names.join(";"), sha(body)].join("\n");
  const toSign = ["AWS4-HMAC-SHA256", time, scope, sha(request)].join("\n");
  const key = scope.split("/").reduce((secret, part) => mac(secret, part), "AWS4" + env.AWS_SECRET_ACCESS_KEY);
  all.authorization = `AWS4-HMAC-SHA256 Credential=${env.AWS_ACCESS_KEY_ID}/${scope}, `
    + `SignedHeaders=${names.join(";")}, Signature=${mac(key, toSign).toString("hex")}`;
  delete all.host;
  const answer = await fetch(url, { method, headers: all, body: method === "GET" ? undefined : body });
  if (!answer.ok) {
    throw new Error(`${service} answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`);
  }
  return answer;
}
