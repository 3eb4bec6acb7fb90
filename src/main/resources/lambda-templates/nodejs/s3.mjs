import { call } from "./aws.mjs";

export const handler = async (event) => {
  const { bucket, object } = event.Records[0].s3;
  const key = decodeURIComponent(object.key.replaceAll("+", " "));
  const path = `/${bucket.name}/${key.split("/").map(encodeURIComponent).join("/")}`;
  const answer = await call("s3", { method: "GET", path, headers: { range: "bytes=0-65535" } });
  const head = Buffer.from(await answer.arrayBuffer());
  return {
    bucket: bucket.name,
    key,
    type: answer.headers.get("content-type"),
    size: Number((answer.headers.get("content-range") ?? "/0").split("/")[1]),
    ...picture(head),
  };
};

function picture(head) {
  if (head.length > 24 && head.readUInt32BE(0) === 0x89504e47) {
    return { format: "PNG", width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
  }
  for (let at = 2; head.length > 2 && head.readUInt16BE(0) === 0xffd8 && at + 9 < head.length; ) {
    const marker = head[at + 1];
    if (marker >= 0xc0 && marker <= 0xc3) {
      return { format: "JPEG", width: head.readUInt16BE(at + 7), height: head.readUInt16BE(at + 5) };
    }
    at += 2 + head.readUInt16BE(at + 2);
  }
  return { format: "no picture that this function knows" };
}
