// Runs a Node.js handler over the Lambda Runtime API ("Using the Lambda runtime API for custom runtimes").
// It speaks HTTP by itself: Node.js's own client and the loader of modules take as long to load as all the rest.
'use strict';
const fs = require('node:fs');
const net = require('node:net');
const path = require('node:path');
const { PassThrough } = require('node:stream');
const { pathToFileURL } = require('node:url');
const { format } = require('node:util');

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const base = '/2018-06-01/runtime/';
const api = net.connect({ host, port: Number(port), noDelay: true });
// The answer that is awaited, and what came of it.
let awaited = null;
let parts = [];
let size = 0;
let head = null;

api.on('error', () => process.exit(1));
api.on('close', () => process.exit(1));
// Whether the Runtime API's word on the last answer is still to be read.
let unread = false;
api.on('data', part => {
  parts.push(part);
  size += part.length;
  while (whole()) {
    const rest = Buffer.concat(parts);
    const length = Number(head['content-length']);
    const answer = { headers: head, body: rest.subarray(0, length) };
    parts = [rest.subarray(length)];
    size -= length;
    head = null;
    if (unread) {
      unread = false;
    } else {
      const resolve = awaited;
      awaited = null;
      resolve(answer);
    }
  }
});

// Whether an answer is there to its end.
function whole() {
  if (!head) {
    const bytes = Buffer.concat(parts);
    const end = bytes.indexOf('\r\n\r\n');
    if (end < 0) return false;
    head = {};
    for (const line of bytes.toString('utf8', 0, end).split('\r\n').slice(1)) {
      const colon = line.indexOf(':');
      head[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
    }
    parts = [bytes.subarray(end + 4)];
    size -= end + 4;
  }
  return size >= Number(head['content-length']);
}

function answered() {
  return new Promise(resolve => { awaited = resolve; });
}

function begin(method, where, headers) {
  const fields = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return `${method} ${base}${where} HTTP/1.1\r\nHost: ${host}:${port}\r\n${fields}\r\n`;
}

function send(method, where, body, headers) {
  api.write(Buffer.concat([Buffer.from(begin(method, where, { ...headers, 'Content-Length': body.length })), body]));
}

function call(method, where, body = Buffer.alloc(0), headers = {}) {
  send(method, where, body, headers);
  return answered();
}

function described(error) {
  if (error instanceof Error) {
    return {
      errorType: error.name,
      errorMessage: error.message,
      trace: (error.stack || '').split('\n'),
    };
  }
  return { errorType: typeof error, errorMessage: String(error), trace: [] };
}

function post(where, description) {
  const body = Buffer.from(JSON.stringify(description));
  return call('POST', where, body, {
    'Content-Type': 'application/json',
    'Lambda-Runtime-Function-Error-Type': String(description.errorType).replace(/[^\x20-\x7e]/g, '?'),
  });
}

class UserCodeError extends Error {
  constructor(name, message) {
    super(message);
    this.name = name;
  }
}

// Also an ES module comes by require where this Node.js can: the loader of ES modules takes its time to start. A module
// that awaits at its top is refused so before it begins, and is imported.
async function loaded(file) {
  const emit = process.emitWarning;
  process.emitWarning = (warning, ...more) => {
    if (!String(warning).includes('require()')) emit.call(process, warning, ...more);
  };
  try {
    return require(file);
  } catch (error) {
    if (!['ERR_REQUIRE_ESM', 'ERR_REQUIRE_ASYNC_MODULE'].includes(error?.code)) throw error;
  } finally {
    process.emitWarning = emit;
  }
  return import(pathToFileURL(file).href);
}

async function load() {
  const root = process.env.LAMBDA_TASK_ROOT;
  const name = process.env._HANDLER;
  const slash = name.lastIndexOf('/') + 1;
  const dot = name.indexOf('.', slash);
  if (dot < 0) {
    throw new UserCodeError('Runtime.MalformedHandlerName', 'Bad handler');
  }
  const file = path.resolve(root, name.slice(0, dot));
  const found = ['.js', '.mjs', '.cjs'].map(end => file + end).find(candidate => fs.existsSync(candidate));
  if (!found) {
    throw new UserCodeError('Runtime.ImportModuleError', `Error: Cannot find module '${name.slice(slash, dot)}'`);
  }
  let module;
  try {
    module = await loaded(found);
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new UserCodeError('Runtime.UserCodeSyntaxError', `SyntaxError: ${error.message}`);
    }
    if (error && ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'].includes(error.code)) {
      throw new UserCodeError('Runtime.ImportModuleError', `Error: ${error.message}`);
    }
    throw error;
  }
  const exported = name.slice(dot + 1).split('.');
  const dig = from => exported.reduce((value, key) => value?.[key], from);
  const handler = dig(module) ?? dig(module?.default);
  if (handler === undefined) {
    throw new UserCodeError('Runtime.HandlerNotFound', `${name} is undefined or not exported`);
  }
  if (typeof handler !== 'function') {
    throw new UserCodeError('Runtime.HandlerNotFound', `${name} is not a function`);
  }
  return handler;
}

// awslambda.streamifyResponse: the answer is written piece by piece, an error follows it as a trailing field.
const STREAMING = Symbol('streaming');
globalThis.awslambda = {
  streamifyResponse: handler => Object.assign(handler, { [STREAMING]: true }),
  HttpResponseStream: {
    from(stream, prelude) {
      stream.setContentType('application/vnd.awslambda.http-integration-response');
      stream.write(JSON.stringify(prelude));
      stream.write(Buffer.alloc(8));
      return stream;
    },
  },
};

async function streamed(handler, event, context, id) {
  const stream = new PassThrough();
  const trailers = {};
  let type = 'application/octet-stream';
  let begun = false;
  const start = () => {
    if (!begun) {
      begun = true;
      open = true;
      api.write(begin('POST', `invocation/${id}/response`, {
        'Content-Type': type,
        'Lambda-Runtime-Function-Response-Mode': 'streaming',
        'Transfer-Encoding': 'chunked',
        Trailer: 'Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body',
      }));
    }
  };
  stream.setContentType = value => { type = value; };
  stream.on('data', part => {
    start();
    api.write(`${part.length.toString(16)}\r\n`);
    api.write(part);
    if (!api.write('\r\n')) {
      stream.pause();
      api.once('drain', () => stream.resume());
    }
  });
  const ended = new Promise(resolve => stream.on('end', resolve));
  try {
    await handler(event, stream, context);
    if (!stream.writableEnded) stream.end();
  } catch (error) {
    const description = described(error);
    trailers['Lambda-Runtime-Function-Error-Type'] = description.errorType;
    trailers['Lambda-Runtime-Function-Error-Body'] = Buffer.from(JSON.stringify(description)).toString('base64');
    console.error(error);
    stream.end();
  }
  await ended;
  start();
  api.write('0\r\n' + Object.entries(trailers).map(([name, value]) => `${name}: ${value}\r\n`).join('') + '\r\n');
  await answered();
  open = false;
}

function answer(handler, event, context) {
  return new Promise((resolve, reject) => {
    const callback = (error, value) => (error ? reject(error) : resolve(value));
    context.done = callback;
    context.succeed = value => resolve(value);
    context.fail = error => reject(error);
    const result = handler(event, context, callback);
    if (result && typeof result.then === 'function') {
      result.then(resolve, reject);
    } else if (handler.length < 3 && result !== undefined) {
      resolve(result);
    } else if (handler.length < 3) {
      resolve(null);
    }
  });
}

// Each line of the log begins with time, request and level.
let current = 'undefined';
// Whether an answer is being written, so that nothing else can be said.
let open = false;
for (const [name, level] of [['log', 'INFO'], ['info', 'INFO'], ['warn', 'WARN'], ['error', 'ERROR'], ['debug', 'DEBUG'], ['trace', 'TRACE']]) {
  console[name] = (...values) => {
    const text = format(...values).replaceAll('\n', '\r');
    fs.writeSync(1, `${new Date().toISOString()}\t${current}\t${level}\t${text}\n`);
  };
}

process.on('uncaughtException', async error => {
  const description = { ...described(error) };
  console.error(`Uncaught Exception ${JSON.stringify(description)}`);
  if (current !== 'undefined' && !awaited && !open) await post(`invocation/${current}/error`, description);
  process.exit(128);
});
process.on('unhandledRejection', async reason => {
  const description = { ...described(reason), errorType: 'Runtime.UnhandledPromiseRejection' };
  console.error(`Unhandled Promise Rejection ${JSON.stringify(description)}`);
  if (current !== 'undefined' && !awaited && !open) await post(`invocation/${current}/error`, description);
  process.exit(128);
});

async function main() {
  let handler;
  try {
    handler = await load();
  } catch (error) {
    const description = described(error);
    console.error(`Uncaught Exception ${JSON.stringify(description)}`);
    await post('init/error', description);
    process.exit(1);
  }
  for (;;) {
    const next = await call('GET', 'invocation/next');
    const id = next.headers['lambda-runtime-aws-request-id'];
    current = id;
    process.env._X_AMZN_TRACE_ID = next.headers['lambda-runtime-trace-id'] ?? '';
    const deadline = Number(next.headers['lambda-runtime-deadline-ms']);
    const client = next.headers['lambda-runtime-client-context'];
    const context = {
      callbackWaitsForEmptyEventLoop: true,
      functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
      functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
      memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
      logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
      logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
      invokedFunctionArn: next.headers['lambda-runtime-invoked-function-arn'],
      awsRequestId: id,
      clientContext: client ? JSON.parse(client) : undefined,
      getRemainingTimeInMillis: () => deadline - Date.now(),
    };
    try {
      const event = JSON.parse(next.body.toString() || '{}');
      if (handler[STREAMING]) {
        await streamed(handler, event, context, id);
      } else {
        const value = await answer(handler, event, context);
        const body = Buffer.from(JSON.stringify(value === undefined ? null : value));
        // What the Runtime API says to it changes nothing: it is read with the next event, so that this process does
        // not have to be woken once more for it.
        send('POST', `invocation/${id}/response`, body, { 'Content-Type': 'application/json' });
        unread = true;
      }
    } catch (error) {
      const description = described(error);
      console.error(`Invoke Error \t${JSON.stringify(description)}`);
      await post(`invocation/${id}/error`, description);
    }
  }
}

main();
