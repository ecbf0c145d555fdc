import io

from lines import answer_lines
from pypdf import PdfReader


def read(content):
    return "\n\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


answer_lines(read)
