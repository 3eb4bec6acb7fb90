import os

print("static block: once in each execution environment")
count = 0


def handler(event, context):
    global count
    count += 1
    print("handler: call", count, "of this environment")
    name = event.get("name", os.environ.get("NAME", "world"))
    return {"message": f"Hello {name}", "callOfThisEnvironment": count,
            "version": context.function_version}
