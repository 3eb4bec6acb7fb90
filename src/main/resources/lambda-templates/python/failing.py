import os
import time


def handler(event, context):
    how = event.get("how", "throw")
    print("asked to fail:", how)
    if how == "throw":
        return price(event.get("basket", []))
    if how == "timeout":
        time.sleep(context.get_remaining_time_in_millis() / 1000 + 5)
    if how == "memory":
        hog = []
        while True:
            hog.append(bytearray(8 * 1024 * 1024))
    if how == "crash":
        os._exit(3)
    return {"how": how, "failed": False}


def price(basket):
    if not basket:
        raise ValueError("The basket is empty.")
    return sum(item["price"] for item in basket)
