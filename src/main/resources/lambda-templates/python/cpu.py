import time


def handler(event, context):
    limit = int(event.get("primesBelow", 40000))
    begin = time.perf_counter()
    primes = sum(1 for n in range(2, limit) if all(n % d for d in range(2, int(n ** 0.5) + 1)))
    return {"primes": primes, "below": limit, "memory": context.memory_limit_in_mb,
            "ms": round((time.perf_counter() - begin) * 1000, 1)}
