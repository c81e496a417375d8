#!/usr/bin/env python3
"""Products of other shapes as JSON Lines that `tuckshop catalog import` and `tuckshop bench search` read.

usage: products.py FILE.csv DELIMITER > PRODUCTS.jsonl       a table with id, title, and what else it has
       products.py FILE.jsonl[.gz] > PRODUCTS.jsonl          {"fields": {id, title, description, category, price}}

The id becomes the slug. Columns that are known: title, brand or manufacturer, modelno, description, price.
"""
import csv, gzip, html, json, re, sys


def amount(text):
    found = re.search(r"\d+(?:\.\d+)?", text or "")
    return "%.2f" % float(found.group()) if found else "1.00"


def product(number, row):
    get = lambda *names: html.unescape(next((row[name] for name in names if row.get(name)), "") or "").strip()
    line = {"slug": str(number), "title": get("title") or "Thing %s" % number, "brand": get("brand", "manufacturer"),
            "category": ["Things"], "description": get("description"),
            "variants": [{"sku": "S-%s" % number, "price": amount(row.get("price")), "stock": 5, "weight": 100}]}
    if get("modelno"):
        line["attributes"] = {"Model number": get("modelno")}
    return line


def table(path, delimiter):
    csv.field_size_limit(1 << 30)
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter=delimiter):
            yield product(row["id"], row)


def fields(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as file:
        for text in file:
            row = json.loads(text)["fields"]
            line = product(row["id"], dict(row, price="%.2f" % (row["price"] / 100)))
            line["category"] = [row["category"].replace("_", " ") or "Things"]
            line["variants"][0]["stock"] = row["quantity"]
            yield line


for line in table(*sys.argv[1:3]) if len(sys.argv) > 2 else fields(sys.argv[1]):
    print(json.dumps(line, ensure_ascii=False))
