#!/usr/bin/env python3
"""Other search engines over the same products and queries as `tuckshop bench search`, each as it comes.

usage: engines.py PRODUCTS.jsonl FOLDER TYPED QUERIES.tsv...

TYPED is how many queries are typed letter by letter.

For each engine that is installed (FTS5 through sqlite3, xapian, tantivy) it builds an index in FOLDER, answers every
query file, and every beginning of the first file's queries, and writes FOLDER/ENGINE-QUERIES.run. On standard output:
ENGINE<TAB>what<TAB>figure, and "ENGINE<TAB>absent<TAB>why" for one that is not there.
Titles weigh 8, brand and model number 4, category 2, the rest 1.
"""
import gzip, json, os, re, sqlite3, sys, time

WEIGHTS = (8, 4, 4, 2, 1)
WORD = re.compile(r"\w+", re.UNICODE)


def say(*parts):
    print(*parts, sep="\t", flush=True)


def lines(path):
    return gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")


def products(path):
    with lines(path) as file:
        for line in file:
            p = json.loads(line)
            facts = p.get("attributes") or {}
            model = facts.get("Model number", "") if isinstance(facts, dict) else ""
            category = p.get("category") or ""
            yield (p["slug"], p.get("title") or "", p.get("brand") or "", model,
                   " ".join(category) if isinstance(category, list) else category,
                   (p.get("summary") or "") + " " + (p.get("description") or ""))


def queries(path):
    with open(path, encoding="utf-8") as file:
        rows = [line.rstrip("\r\n").split("\t") for line in file]
    return [(row[0], row[1]) for row in rows if row[0] != "query_id"]


class FTS5:
    name = "fts5"

    def __init__(self, folder):
        self.path = folder + "/fts5.db"
        self.db = sqlite3.connect(self.path)
        self.db.execute("PRAGMA journal_mode = OFF")
        self.db.execute("PRAGMA synchronous = OFF")

    def build(self, rows):
        self.db.execute("CREATE TABLE slug (id INTEGER PRIMARY KEY, slug TEXT)")
        self.db.execute("CREATE VIRTUAL TABLE f USING fts5 (t, b, m, c, d, content = '', tokenize = 'porter unicode61')")
        self.seconds = 0
        batch = []
        for number, row in enumerate(rows):
            batch.append((number, *row))
            if len(batch) == 2000:
                self.write(batch)
                batch = []
        self.write(batch)
        start = time.perf_counter()
        self.db.execute("INSERT INTO f (f) VALUES ('optimize')")
        self.db.commit()
        self.seconds += time.perf_counter() - start

    def write(self, batch):
        start = time.perf_counter()
        self.db.executemany("INSERT INTO slug VALUES (?, ?)", [row[:2] for row in batch])
        self.db.executemany("INSERT INTO f (rowid, t, b, m, c, d) VALUES (?, ?, ?, ?, ?, ?)",
                            [(row[0], *row[2:]) for row in batch])
        self.seconds += time.perf_counter() - start

    def size(self):
        return os.path.getsize(self.path)

    def ask(self, query, typing):
        words = WORD.findall(query)
        if not words:
            return []
        terms = ['"%s"' % word for word in words]
        if typing:
            terms[-1] += "*"
        sql = ("SELECT slug FROM (SELECT rowid AS r FROM f WHERE f MATCH ? ORDER BY bm25(f, %g, %g, %g, %g, %g) LIMIT 50) "
               "JOIN slug ON slug.id = r" % WEIGHTS)
        return [row[0] for row in self.db.execute(sql, (" OR ".join(terms),))]


class Xapian:
    name = "xapian"

    def __init__(self, folder):
        import xapian
        self.x = xapian
        self.path = folder + "/xapian"

    def build(self, rows):
        x = self.x
        db = x.WritableDatabase(self.path, x.DB_CREATE_OR_OVERWRITE)
        generator = x.TermGenerator()
        generator.set_stemmer(x.Stem("en"))
        generator.set_database(db)
        generator.set_flags(x.TermGenerator.FLAG_SPELLING)
        start = time.perf_counter()
        for row in rows:
            document = x.Document()
            generator.set_document(document)
            for weight, text in zip(WEIGHTS, row[1:]):
                generator.index_text(text, weight)
            document.set_data(row[0])
            db.add_document(document)
        db.commit()
        db.close()
        self.seconds = time.perf_counter() - start
        self.db = x.Database(self.path)
        self.parser = x.QueryParser()
        self.parser.set_stemmer(x.Stem("en"))
        self.parser.set_stemming_strategy(x.QueryParser.STEM_SOME)
        self.parser.set_database(self.db)

    def size(self):
        return sum(os.path.getsize(os.path.join(self.path, name)) for name in os.listdir(self.path))

    def ask(self, query, typing):
        flags = self.x.QueryParser.FLAG_PARTIAL if typing else 0
        try:
            parsed = self.parser.parse_query(" ".join(WORD.findall(query)).lower(), flags)
        except self.x.QueryParserError:
            return []
        enquire = self.x.Enquire(self.db)
        enquire.set_query(parsed)
        return [match.document.get_data().decode() for match in enquire.get_mset(0, 50)]


class Tantivy:
    name = "tantivy"
    fields = ("t", "b", "m", "c", "d")

    def __init__(self, folder):
        import tantivy
        self.t = tantivy
        self.path = folder + "/tantivy"
        os.mkdir(self.path)

    def build(self, rows):
        builder = self.t.SchemaBuilder()
        builder.add_text_field("slug", stored=True, tokenizer_name="raw")
        for field in self.fields:
            builder.add_text_field(field, tokenizer_name="en_stem")
        self.index = self.t.Index(builder.build(), path=self.path)
        start = time.perf_counter()
        writer = self.index.writer(64_000_000, 1)
        for row in rows:
            writer.add_document(self.t.Document(slug=row[0], **dict(zip(self.fields, row[1:]))))
        writer.commit()
        writer.wait_merging_threads()
        self.seconds = time.perf_counter() - start
        self.index.reload()
        self.searcher = self.index.searcher()

    def size(self):
        return sum(os.path.getsize(os.path.join(self.path, name)) for name in os.listdir(self.path))

    def ask(self, query, typing):
        words = " ".join(WORD.findall(query)).lower()
        if not words:
            return []
        parsed, _ = self.index.parse_query_lenient(
            words, list(self.fields), field_boosts=dict(zip(self.fields, map(float, WEIGHTS))))
        hits = self.searcher.search(parsed, 50).hits
        return [self.searcher.doc(address)["slug"][0] for _, address in hits]


def quantile(times, part):
    times = sorted(times)
    return times[min(len(times) - 1, max(0, int(part * len(times) + 0.999999) - 1))] if times else 0


def measure(engine, path, folder, files, typed):
    engine.build(products(path))
    say(engine.name, "build, s", "%.1f" % engine.seconds)
    say(engine.name, "index, MB", "%.1f" % (engine.size() / 1e6))
    for file in files:
        times = []
        name = os.path.basename(file).rsplit(".", 1)[0]
        with open("%s/%s-%s.run" % (folder, engine.name, name), "w", encoding="utf-8") as run:
            for number, query in queries(file):
                start = time.perf_counter()
                found = engine.ask(query, False)
                times.append(time.perf_counter() - start)
                run.writelines("%s\t%d\t%s\n" % (number, rank, slug) for rank, slug in enumerate(found, 1))
        for part in (0.5, 0.99):
            say(engine.name, "%s, query, ms (p%d)" % (name, part * 100), "%.2f" % (1000 * quantile(times, part)))
    times = []
    for _, query in queries(files[0])[:typed]:
        for length in range(1, len(query) + 1):
            start = time.perf_counter()
            engine.ask(query[:length], True)
            times.append(time.perf_counter() - start)
    for part in (0.5, 0.99):
        say(engine.name, "as you type, ms (p%d)" % (part * 100), "%.2f" % (1000 * quantile(times, part)))


def main():
    path, folder, typed, files = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4:]
    for make in (FTS5, Xapian, Tantivy):
        try:
            engine = make(folder)
        except ImportError as error:
            say(make.name, "absent", str(error))
            continue
        measure(engine, path, folder, files, typed)


if __name__ == "__main__":
    main()
