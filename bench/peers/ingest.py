"""
The script that one writes for a start: pypdf and python-docx, LangChain's splitter with tiktoken's
token count, SQLite with its full-text search. The argument is the vocabulary o200k_base.
"""

import hashlib
import io
import json
import sqlite3
import sys
import tempfile

import tiktoken.load
from docx import Document
from langchain_text_splitters import RecursiveCharacterTextSplitter
from lines import answer_lines
from pypdf import PdfReader


def vocabulary(_address, expected_hash):
    with open(sys.argv[1], "rb") as file:
        content = file.read()
    assert hashlib.sha256(content).hexdigest() == expected_hash
    return content


tiktoken.load.read_file_cached = vocabulary
encoding = tiktoken.get_encoding("o200k_base")
splitter = RecursiveCharacterTextSplitter(
    chunk_size=512,
    chunk_overlap=50,
    length_function=lambda text: len(encoding.encode(text, disallowed_special=())),
)


def pages_of(path):
    with open(path, "rb") as file:
        content = file.read()
    if path.endswith(".pdf"):
        return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
    if path.endswith(".docx"):
        return ["\n".join(block.text for block in Document(io.BytesIO(content)).paragraphs)]
    return [content.decode("utf-8")]


def ingest(content):
    with tempfile.TemporaryDirectory() as folder:
        database = sqlite3.connect(f"{folder}/rag.db")
        database.execute("CREATE TABLE chunks (file TEXT, page INTEGER, text TEXT)")
        database.execute("CREATE VIRTUAL TABLE found USING fts5(text)")
        for path in json.loads(content):
            for number, text in enumerate(pages_of(path)):
                for chunk in splitter.split_text(text):
                    chunk = chunk.encode("utf-8", "replace").decode("utf-8")
                    row = database.execute("INSERT INTO chunks VALUES (?, ?, ?)", (path, number, chunk))
                    database.execute("INSERT INTO found (rowid, text) VALUES (?, ?)", (row.lastrowid, chunk))
            database.commit()
        count = database.execute("SELECT count(*) FROM found WHERE found MATCH 'the'").fetchone()[0]
        database.close()
    return str(count)


answer_lines(ingest)
