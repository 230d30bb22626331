//! Reads sets and runs the binary over them.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use crate::process;

/// The files of JSON Lines of a folder, in the order of their names.
pub(super) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)
        .with_context(|| format!("cannot read the folder {}", folder.display()))?;
    let mut paths: Vec<_> = entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
    paths.sort();
    Ok(paths)
}

/// The objects of a file, one a line.
pub(super) fn lines(path: &Path) -> Result<Vec<Value>> {
    let shown = path.display();
    let file = File::open(path).with_context(|| format!("cannot open {shown}"))?;
    let mut values = Vec::new();
    for (number, line) in BufReader::new(file).lines().enumerate() {
        let line = line?;
        if !line.trim().is_empty() {
            let value = serde_json::from_str(&line);
            values.push(value.with_context(|| format!("{shown}:{}: no JSON", number + 1))?);
        }
    }
    Ok(values)
}

/// The rows of a table of the project's own labels, in `tests/labels`.
pub(super) fn labels(name: &str) -> Result<Vec<Vec<String>>> {
    let path = process::root().join("tests/labels").join(name);
    let text = fs::read_to_string(&path)
        .with_context(|| format!("cannot read the labels in {}", path.display()))?;
    let rows = text.lines().filter(|row| !row.starts_with('#'));
    Ok(rows.map(|row| row.split('\t').map(str::to_owned).collect()).collect())
}

/// The name of a document.
pub(super) fn id(value: &Value) -> &str {
    text(value, "doc_id").or_else(|| text(value, "id")).unwrap_or_default()
}

/// Which half of a set a document is of, 0 or 1: by the last byte of its name.
pub(super) fn half(id: &str) -> u8 {
    id.bytes().last().unwrap_or_default() % 2
}

/// A field that is a string.
pub(super) fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key).and_then(Value::as_str)
}

/// A field that is a list; none is an empty one.
pub(super) fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A field that is a number of characters.
pub(super) fn offset(value: &Value, key: &str) -> usize {
    value.get(key).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok()).unwrap_or_default()
}

/// Writes the documents as the binary takes them and gives the file.
pub(super) fn prepare(documents: &[Value], name: &str) -> Result<PathBuf> {
    let folder = process::target().join("eval");
    fs::create_dir_all(&folder)?;
    let path = folder.join(format!("{name}.jsonl"));
    let mut out = BufWriter::new(File::create(&path)?);
    for document in documents {
        let mut object = json!({ "id": id(document), "text": text(document, "text") });
        let title = text(document, "title").filter(|title| !title.is_empty());
        let date = text(document, "dct").or_else(|| text(document, "date"));
        for (key, value) in [("title", title), ("date", date)] {
            if let Some(value) = value {
                object[key] = value.into();
            }
        }
        writeln!(out, "{object}")?;
    }
    out.flush()?;
    Ok(path)
}

/// What `analyze` finds across the documents.
pub(super) fn analysis(documents: &[Value], name: &str) -> Result<Value> {
    let input = prepare(documents, name)?.to_string_lossy().into_owned();
    let folder = process::target().join("eval").join(name);
    let out = folder.to_string_lossy();
    let args = ["analyze", &input, "--input", "jsonl", "--out", &out, "--quiet"];
    process::binary("release").args(&args).output()?;
    let analysis = fs::read_to_string(folder.join("analysis.json"))?;
    serde_json::from_str(&analysis).context("analysis.json is no JSON")
}

/// What a command of the binary (`parse`, `annotate`) prints for the documents, by their names.
pub(super) fn outputs(
    command: &str,
    documents: &[Value],
    name: &str,
) -> Result<BTreeMap<String, Value>> {
    let input = prepare(documents, name)?.to_string_lossy().into_owned();
    let args = [command, &input, "--input", "jsonl", "--offsets", "char"];
    let printed = process::binary("release").args(&args).output()?;
    let mut outputs = BTreeMap::new();
    for line in printed.lines() {
        let value: Value = serde_json::from_str(line)?;
        let id = id(&value).to_owned();
        // The second article of one text is not what a set of single articles asks about.
        outputs.entry(id).or_insert(value);
    }
    Ok(outputs)
}
