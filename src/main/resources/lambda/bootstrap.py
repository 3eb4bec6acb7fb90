"""Runs a Python handler over the Lambda Runtime API ("Using the Lambda runtime API for custom runtimes")."""

import builtins
import importlib
import importlib.machinery
import json
import os
import socket
import sys
import time

BASE = "/2018-06-01/runtime/"
JSON = {"Content-Type": "application/json"}


class Api:
    """Speaks HTTP by itself: Python's own client takes longer to load than all the rest."""

    def __init__(self):
        self.address = os.environ["AWS_LAMBDA_RUNTIME_API"]
        host, port = self.address.split(":")
        self.socket = socket.socket()
        self.socket.connect((host, int(port)))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.stream = self.socket.makefile("rb")
        self.unread = False

    def call(self, method, path, body=b"", headers=None):
        try:
            self.send(method, path, body, headers)
            if self.unread:
                self.unread = False
                self.answer()
            return self.answer()
        except OSError:
            os._exit(1)

    def post(self, path, body, headers):
        """What the Runtime API says to it changes nothing: it is read with the next event, so that this process does
        not have to be woken once more for it."""
        try:
            self.send("POST", path, body, headers)
            self.unread = True
        except OSError:
            os._exit(1)

    def send(self, method, path, body, headers):
        fields = {"Host": self.address, "Content-Length": len(body), **(headers or {})}
        head = "%s %s%s HTTP/1.1\r\n" % (method, BASE, path)
        head += "".join("%s: %s\r\n" % field for field in fields.items()) + "\r\n"
        self.socket.sendall(head.encode() + body)

    def answer(self):
        if not self.stream.readline():
            os._exit(1)
        headers = {}
        for line in iter(self.stream.readline, b"\r\n"):
            name, _, value = line.decode().partition(":")
            headers[name.lower()] = value.strip()
        return headers, self.stream.read(int(headers["content-length"]))

    def error(self, path, description):
        headers = dict(JSON)
        headers["Lambda-Runtime-Function-Error-Type"] = description["errorType"]
        self.call("POST", path, json.dumps(description).encode(), headers)


class Context:
    def __init__(self, headers):
        self.aws_request_id = headers["lambda-runtime-aws-request-id"]
        self.invoked_function_arn = headers["lambda-runtime-invoked-function-arn"]
        self.function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
        self.function_version = os.environ["AWS_LAMBDA_FUNCTION_VERSION"]
        self.memory_limit_in_mb = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        self.log_group_name = os.environ["AWS_LAMBDA_LOG_GROUP_NAME"]
        self.log_stream_name = os.environ["AWS_LAMBDA_LOG_STREAM_NAME"]
        self.identity = None
        client = headers.get("lambda-runtime-client-context")
        self.client_context = json.loads(client) if client else None
        self._deadline = int(headers["lambda-runtime-deadline-ms"])

    def get_remaining_time_in_millis(self):
        return max(0, self._deadline - int(time.time() * 1000))

    def log(self, message):
        sys.stdout.write(str(message))


class Fault(Exception):
    def __init__(self, kind, message):
        super().__init__(message)
        self.kind = kind


class Request:
    current = ""


def logs(logging):
    """Lambda's own handler, which writes the request's id with every record."""

    def named(record):
        record.aws_request_id = Request.current
        return True

    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(
        logging.Formatter("[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s", "%Y-%m-%dT%H:%M:%S")
    )
    handler.formatter.converter = time.gmtime
    handler.addFilter(named)
    logging.getLogger().addHandler(handler)


class WhenLogging:
    """Sets the handler up as soon as the function imports logging, which takes its time."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name != "logging":
            return None
        sys.meta_path.remove(WhenLogging)
        spec = importlib.machinery.PathFinder.find_spec(name)
        execute = spec.loader.exec_module

        def exec_module(module):
            execute(module)
            logs(module)

        spec.loader.exec_module = exec_module
        return spec


def described(error, skip=0):
    import traceback

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
    # Python was started without its module "site", which may be slow; what it would have added comes here.
    sys.path += sys.argv[1:]
    sys.argv = [sys.argv[0]]
    builtins.exit = builtins.quit = sys.exit
    sys.meta_path.insert(0, WhenLogging)
    api = Api()
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
        Request.current = headers["lambda-runtime-aws-request-id"]
        os.environ["_X_AMZN_TRACE_ID"] = headers.get("lambda-runtime-trace-id") or ""
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
            api.post(path + "response", data, JSON)


main()
