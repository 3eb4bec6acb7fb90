// Runs a Node.js handler over the Lambda Runtime API ("Using the Lambda runtime API for custom runtimes").
import http from 'node:http';
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const base = '/2018-06-01/runtime/';

function call(method, where, body, headers = {}) {
  return new Promise((resolve, reject) => {
    const request = http.request({ host, port, agent, method, path: base + where, headers }, response => {
      const parts = [];
      response.on('data', part => parts.push(part));
      response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(parts) }));
    });
    request.on('error', reject);
    request.end(body);
  });
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
    'Content-Length': body.length,
    'Lambda-Runtime-Function-Error-Type': String(description.errorType).replace(/[^\x20-\x7e]/g, '?'),
  });
}

class UserCodeError extends Error {
  constructor(name, message) {
    super(message);
    this.name = name;
  }
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
  let module;
  const found = ['.js', '.mjs', '.cjs'].map(end => file + end).find(candidate => fs.existsSync(candidate));
  if (!found) {
    throw new UserCodeError('Runtime.ImportModuleError', `Error: Cannot find module '${name.slice(slash, dot)}'`);
  }
  try {
    module = found.endsWith('.cjs') ? createRequire(found)(found) : await import(pathToFileURL(found).href);
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
  const handler = dig(module) ?? dig(module.default);
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
const { PassThrough } = await import('node:stream');
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

function streamed(handler, event, context, id) {
  return new Promise((resolve, reject) => {
    const stream = new PassThrough();
    let request;
    let type = 'application/octet-stream';
    const begin = () => {
      if (!request) {
        request = http.request({
          host, port, agent, method: 'POST', path: base + 'invocation/' + id + '/response',
          headers: {
            'Content-Type': type,
            'Lambda-Runtime-Function-Response-Mode': 'streaming',
            'Transfer-Encoding': 'chunked',
            Trailer: 'Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body',
          },
        }, response => {
          response.resume();
          response.on('end', resolve);
        });
        request.on('error', reject);
        request.flushHeaders();
      }
      return request;
    };
    stream.setContentType = value => { type = value; };
    stream.on('data', part => begin().write(part));
    stream.on('end', () => begin().end());
    Promise.resolve()
      .then(() => handler(event, stream, context))
      .then(() => { if (!stream.writableEnded) stream.end(); })
      .catch(error => {
        const description = described(error);
        begin().addTrailers({
          'Lambda-Runtime-Function-Error-Type': description.errorType,
          'Lambda-Runtime-Function-Error-Body': Buffer.from(JSON.stringify(description)).toString('base64'),
        });
        console.error(error);
        stream.resume();
        stream.end();
      });
  });
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
const { format } = await import('node:util');
for (const [name, level] of [['log', 'INFO'], ['info', 'INFO'], ['warn', 'WARN'], ['error', 'ERROR'], ['debug', 'DEBUG'], ['trace', 'TRACE']]) {
  console[name] = (...values) => {
    const text = format(...values).replaceAll('\n', '\r');
    fs.writeSync(1, `${new Date().toISOString()}\t${current}\t${level}\t${text}\n`);
  };
}

let handler;
try {
  handler = await load();
} catch (error) {
  const description = described(error);
  console.error(`Uncaught Exception ${JSON.stringify(description)}`);
  await post('init/error', description);
  process.exit(1);
}

process.on('uncaughtException', async error => {
  const description = { ...described(error) };
  console.error(`Uncaught Exception ${JSON.stringify(description)}`);
  if (current !== 'undefined') await post(`invocation/${current}/error`, description);
  process.exit(128);
});
process.on('unhandledRejection', async reason => {
  const description = { ...described(reason), errorType: 'Runtime.UnhandledPromiseRejection' };
  console.error(`Unhandled Promise Rejection ${JSON.stringify(description)}`);
  if (current !== 'undefined') await post(`invocation/${current}/error`, description);
  process.exit(128);
});

for (;;) {
  let next;
  try {
    next = await call('GET', 'invocation/next');
  } catch {
    process.exit(1);
  }
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
      await call('POST', `invocation/${id}/response`, body, {
        'Content-Type': 'application/json',
        'Content-Length': body.length,
      });
    }
  } catch (error) {
    const description = described(error);
    console.error(`Invoke Error \t${JSON.stringify(description)}`);
    await post(`invocation/${id}/error`, description);
  }
}
