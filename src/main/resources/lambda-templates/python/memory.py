def handler(event, context):
    # Takes memory until Lambda ends the process: 8 MB at a time, all of it kept.
    kept = []
    for megabytes in range(8, int(event.get("megabytes", 10240)) + 1, 8):
        kept.append(bytearray(8 * 1024 * 1024))
        if megabytes % 32 == 0:
            print("holds", megabytes, "MB of", context.memory_limit_in_mb)
    return {"megabytes": len(kept) * 8}
