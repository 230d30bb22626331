//! JSON that may be broken: values one behind the other, the place of the first fault, and what
//! stands before it.
//!
//! A file cut short is closed where it was cut: strings, lists and objects that are open end there,
//! so that its first thousand words are not lost for want of a bracket.
//! Nesting is bounded by `serde_json` at 128.
//!
//! Field names are compared without capitals and underscores: `versionCreated`, `versioncreated` and
//! `version_created` are one, since versions of ninjs differ in just that.

use copydesk_core::Field;
use copydesk_parser::encoding;
use serde_json::{Map, Value};

/// Where a text stops being JSON.
#[derive(Debug)]
pub(crate) struct Fault {
    /// The byte, counted from 0.
    pub(crate) byte: usize,
    /// What is wrong there.
    pub(crate) message: String,
}

/// The text of a file.
pub(crate) fn text(bytes: &[u8]) -> Result<encoding::Decoded<'_>, encoding::DecodeError> {
    encoding::decode(bytes)
}

/// Puts values that there are into an object that is written.
pub(crate) fn put_into(object: &mut Map<String, Value>) -> impl FnMut(&str, Option<Value>) {
    |name, value| {
        if let Some(value) = value {
            object.insert(name.to_owned(), value);
        }
    }
}

/// What a field says, as it is written.
pub(crate) fn written(field: Option<&Field>) -> Option<Value> {
    field.map(|field| field.value.clone().into())
}

/// A list that is written unless it is empty.
pub(crate) fn list(values: Vec<Value>) -> Option<Value> {
    (!values.is_empty()).then_some(Value::Array(values))
}

/// The values in a text, and where it breaks off.
pub(crate) fn values(text: &str) -> (Vec<Value>, Option<Fault>) {
    let mut values = Vec::new();
    let mut stream = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    loop {
        let start = stream.byte_offset();
        match stream.next() {
            None => return (values, None),
            Some(Ok(value)) => values.push(value),
            Some(Err(error)) => {
                let byte = place(text, error.line(), error.column()).max(start);
                values.extend(closed(text.get(start..byte).unwrap_or_default()));
                let message = error.to_string();
                let end = format!(" at line {} column {}", error.line(), error.column());
                let message = message.strip_suffix(&end).unwrap_or(&message).to_owned();
                return (values, Some(Fault { byte, message }));
            }
        }
    }
}

/// The byte of a line and column as `serde_json` counts them.
fn place(text: &str, line: usize, column: usize) -> usize {
    let mut start = 0;
    for _ in 1..line {
        match text.get(start..).and_then(|rest| rest.find('\n')) {
            Some(end) => start += end + 1,
            None => break,
        }
    }
    let mut byte = (start + column).min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

/// The value that begins a text, closed where the text ends.
fn closed(text: &str) -> Option<Value> {
    let mut open: Vec<char> = Vec::new();
    // Up to here what is there can be closed, with what was open then.
    let mut safe = (0, 0);
    let (mut in_string, mut escaped, mut is_key) = (false, false, false);
    let mut string_start = 0;
    for (at, c) in text.char_indices() {
        if in_string {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => {
                    in_string = false;
                    if !is_key {
                        safe = (at + 1, open.len());
                    }
                }
                _ => {}
            }
            continue;
        }
        match c {
            '"' => {
                in_string = true;
                string_start = at;
                let before = text[..at].trim_end();
                is_key = open.last() == Some(&'}') && before.ends_with(['{', ',']);
            }
            '{' | '[' => {
                open.push(if c == '{' { '}' } else { ']' });
                safe = (at + 1, open.len());
            }
            '}' | ']' => {
                open.pop();
                safe = (at + 1, open.len());
            }
            ',' => safe = (at, open.len()),
            _ => {}
        }
    }
    let mut cut = text.get(..safe.0)?.to_owned();
    if in_string && !is_key {
        // The words of a string that was cut short.
        let mut words = text.get(string_start..)?.to_owned();
        if escaped {
            words.pop();
        }
        if let Some(at) = words.rfind("\\u").filter(|at| words.len() - at < 6) {
            words.truncate(at);
        }
        cut = text.get(..string_start)?.to_owned() + &words + "\"";
        safe.1 = open.len();
    }
    open.truncate(safe.1);
    cut.extend(open.iter().rev());
    serde_json::from_str(&cut).ok()
}

/// A field name without capitals and underscores.
fn plain(name: &str) -> impl Iterator<Item = u8> {
    name.bytes().filter(|byte| *byte != b'_').map(|byte| byte.to_ascii_lowercase())
}

/// Whether two field names are one.
pub(crate) fn is(name: &str, other: &str) -> bool {
    plain(name).eq(plain(other))
}

/// The first of these fields that is there.
pub(crate) fn field<'v>(object: &'v Map<String, Value>, names: &[&str]) -> Option<&'v Value> {
    names.iter().find_map(|name| {
        object.iter().find(|(key, value)| is(key, name) && !value.is_null()).map(|(_, v)| v)
    })
}

/// A string or number that is not blank.
pub(crate) fn string(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Object(object) => {
            return field(object, &["name", "@value", "value"]).and_then(string);
        }
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// The first of these fields, as a string.
pub(crate) fn text_of(object: &Map<String, Value>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| field(object, &[name]).and_then(string))
}

/// The values of a field: of a list each, else the one.
pub(crate) fn each<'v>(object: &'v Map<String, Value>, name: &str) -> Vec<&'v Value> {
    match field(object, &[name]) {
        Some(Value::Array(list)) => list.iter().collect(),
        Some(value) => vec![value],
        None => Vec::new(),
    }
}

/// The names of the fields that a text opens with, down to four deep, while it looks like JSON: the
/// name, how deep it stands, and the string that is its value.
///
/// Only the beginning of a file may be seen, so this does not ask for an end.
pub(crate) fn names(text: &str) -> Vec<(String, usize, Option<String>)> {
    let mut names: Vec<(String, usize, Option<String>)> = Vec::new();
    let mut depth = 0_usize;
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    if !rest.starts_with(['{', '[']) {
        return names;
    }
    let mut value_follows = false;
    while let Some(c) = rest.chars().next() {
        match c {
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            '"' => {
                let end = string_end(rest);
                let inner = rest.get(1..end).unwrap_or_default();
                rest = rest.get(end + 1..).unwrap_or_default();
                if rest.trim_start().starts_with(':') {
                    names.push((inner.to_owned(), depth, None));
                    value_follows = true;
                } else if value_follows && let Some(last) = names.last_mut() {
                    last.2.get_or_insert_with(|| inner.chars().take(200).collect());
                    value_follows = false;
                }
                continue;
            }
            ',' => value_follows = false,
            _ => {}
        }
        rest = &rest[c.len_utf8()..];
    }
    names.retain(|(_, depth, _)| *depth <= DEEPEST);
    names
}

/// Names deeper than this are not looked at.
const DEEPEST: usize = 5;

/// Where a string that begins a text ends: at its closing quotation mark, or with the text.
fn string_end(text: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_short_is_closed() {
        for (text, expected) in [
            (r#"{"a":"one","b":"two thr"#, r#"{"a":"one","b":"two thr"}"#),
            (r#"{"a":"one","b"#, r#"{"a":"one"}"#),
            (r#"{"a":"one","b":"#, r#"{"a":"one"}"#),
            (r#"{"a":["x",{"b":"tw\u00"#, r#"{"a":["x",{"b":"tw"}]}"#),
            (r#"{"a":"x\"#, r#"{"a":"x"}"#),
        ] {
            let (values, fault) = values(text);
            assert_eq!(values[0].to_string(), expected);
            assert_eq!(fault.unwrap().byte, text.len(), "{text}");
        }
    }

    #[test]
    fn a_fault_is_named_by_its_byte_and_what_stands_before_is_kept() {
        let (values, fault) = values("{\"a\":1}\n{\"b\":\n oops}");
        assert_eq!(values.len(), 2);
        let fault = fault.unwrap();
        assert_eq!((fault.byte, fault.message.as_str()), (16, "expected value"));
    }

    #[test]
    fn ten_million_lists_in_each_other_are_refused() {
        let (values, fault) = values(&"[".repeat(10_000_000));
        assert_eq!(values.len(), 0);
        assert_eq!(fault.unwrap().message, "recursion limit exceeded");
    }
}
