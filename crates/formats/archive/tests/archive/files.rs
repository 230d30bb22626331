//! Containers for invented copy.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A Word document with this body.
pub(crate) fn docx(body: &str) -> Vec<u8> {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document \
                xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";
    let document = format!("{head}{body}</w:body></w:document>");
    archive(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document.as_bytes())])
}

/// A ZIP archive of these entries.
pub(crate) fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Paragraphs of a Word document: `*` around what is bold, `#` before a title.
pub(crate) fn paragraphs(lines: &[&str]) -> String {
    lines.iter().map(|line| paragraph(line)).collect()
}

fn paragraph(line: &str) -> String {
    let (title, line) = line.strip_prefix('#').map_or((false, line), |line| (true, line));
    let style = if title { "<w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr>" } else { "" };
    let mut runs = String::new();
    for (at, text) in line.split('*').enumerate().filter(|(_, text)| !text.is_empty()) {
        let bold = if at % 2 == 1 { "<w:rPr><w:b/></w:rPr>" } else { "" };
        let open = "<w:t xml:space=\"preserve\">";
        runs += &["<w:r>", bold, open, text, "</w:t></w:r>"].concat();
    }
    format!("<w:p>{style}{runs}</w:p>")
}
