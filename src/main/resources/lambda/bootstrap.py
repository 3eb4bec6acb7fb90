"""Runs a Python handler over the Lambda Runtime API ("Using the Lambda runtime API for custom runtimes")."""

import http.client
import importlib
import json
import logging
import os
import sys
import time
import traceback

BASE = "/2018-06-01/runtime/"
JSON = {"Content-Type": "application/json"}


class Api:
    def __init__(self):
        self.connection = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])

    def call(self, method, path, body=None, headers=None):
        try:
            self.connection.request(method, BASE + path, body, headers or {})
            answer = self.connection.getresponse()
            return answer.headers, answer.read()
        except OSError:
            os._exit(1)
        except http.client.HTTPException:
            os._exit(1)

    def error(self, path, description):
        headers = dict(JSON)
        headers["Lambda-Runtime-Function-Error-Type"] = description["errorType"]
        self.call("POST", path, json.dumps(description).encode(), headers)


class Context:
    def __init__(self, headers):
        self.aws_request_id = headers["Lambda-Runtime-Aws-Request-Id"]
        self.invoked_function_arn = headers["Lambda-Runtime-Invoked-Function-Arn"]
        self.function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
        self.function_version = os.environ["AWS_LAMBDA_FUNCTION_VERSION"]
        self.memory_limit_in_mb = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        self.log_group_name = os.environ["AWS_LAMBDA_LOG_GROUP_NAME"]
        self.log_stream_name = os.environ["AWS_LAMBDA_LOG_STREAM_NAME"]
        self.identity = None
        client = headers.get("Lambda-Runtime-Client-Context")
        self.client_context = json.loads(client) if client else None
        self._deadline = int(headers["Lambda-Runtime-Deadline-Ms"])

    def get_remaining_time_in_millis(self):
        return max(0, self._deadline - int(time.time() * 1000))

    def log(self, message):
        sys.stdout.write(str(message))


class Fault(Exception):
    def __init__(self, kind, message):
        super().__init__(message)
        self.kind = kind


class Request(logging.Filter):
    """Gives every record the request's id, as the format of Lambda's own handler wants it."""

    current = ""

    def filter(self, record):
        record.aws_request_id = Request.current
        return True


def logs():
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(
        logging.Formatter("[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s", "%Y-%m-%dT%H:%M:%S")
    )
    handler.formatter.converter = time.gmtime
    handler.addFilter(Request())
    logging.getLogger().addHandler(handler)


def described(error, skip=0):
    frames = traceback.format_list(traceback.extract_tb(error.__traceback__)[skip:])
    return {"errorMessage": str(error), "errorType": type(error).__name__, "requestId": Request.current, "stackTrace": frames}


def load():
    name = os.environ["_HANDLER"]
    if "." not in name:
        raise Fault("Runtime.MalformedHandlerName", "Bad handler '%s': not enough values to unpack (expected 2, got 1)" % name)
    module_name, function = name.rsplit(".", 1)
    module_name = module_name.replace("/", ".")
    try:
        module = importlib.import_module(module_name)
    except ImportError as error:
        raise Fault("Runtime.ImportModuleError", "Unable to import module '%s': %s" % (module_name, error)) from error
    except SyntaxError as error:
        raise Fault("Runtime.UserCodeSyntaxError", "Syntax error in module '%s': %s" % (module_name, error)) from error
    if not hasattr(module, function):
        raise Fault("Runtime.HandlerNotFound", "Handler '%s' missing on module '%s'" % (function, module_name))
    return getattr(module, function)


def shown(description):
    print("[ERROR] %s: %s" % (description["errorType"], description["errorMessage"]))
    if description.get("stackTrace"):
        print("Traceback (most recent call last):\n" + "".join(description["stackTrace"]).rstrip("\n"))


def main():
    # The bootstrap's own folder is no place for a function's modules.
    sys.path[0] = os.environ["LAMBDA_TASK_ROOT"]
    sys.argv = [sys.argv[0]]
    api = Api()
    logs()
    try:
        handler = load()
    except Fault as fault:
        description = {"errorMessage": str(fault), "errorType": fault.kind, "requestId": "", "stackTrace": []}
        shown(description)
        api.error("init/error", description)
        sys.exit(1)
    except Exception as error:
        description = described(error, 4)
        shown(description)
        api.error("init/error", description)
        sys.exit(1)
    while True:
        headers, body = api.call("GET", "invocation/next")
        Request.current = headers["Lambda-Runtime-Aws-Request-Id"]
        os.environ["_X_AMZN_TRACE_ID"] = headers.get("Lambda-Runtime-Trace-Id") or ""
        path = "invocation/" + Request.current + "/"
        try:
            answer = handler(json.loads(body or b"{}"), Context(headers))
            try:
                data = json.dumps(answer, ensure_ascii=False).encode()
            except TypeError as error:
                raise Fault("Runtime.MarshalError", "Unable to marshal response: %s" % error) from error
        except Fault as fault:
            description = {"errorMessage": str(fault), "errorType": fault.kind, "requestId": Request.current, "stackTrace": []}
            shown(description)
            api.error(path + "error", description)
        except Exception as error:
            description = described(error, 1)
            shown(description)
            api.error(path + "error", description)
        else:
            api.call("POST", path + "response", data, JSON)


main()
