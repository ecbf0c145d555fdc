import io

from docx import Document
from docx.table import Table
from lines import answer_lines


def read(content):
    """Paragraphs and tables in their order, as python-docx's own documentation reads a document."""
    lines = []
    for block in Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(block, Table):
            lines += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
    return "\n".join(lines)


answer_lines(read)
