//! Carrier: one JSON object a line, as archives and data sets hand copy over.
//!
//! An object has a `text` and should have an `id`; `title`, `date`, `source` and `url` are read
//! where they are there, whatever else it holds is not looked at, and the order of the fields is
//! free.
//! Instead of `text` it may have `html`, a web page, or `base64`, the bytes of a file of any form:
//! these are handed on to the carrier that reads them, and what the object says completes what it
//! finds.
//! Offsets in what is made of it are into `text` as given, else into the text that the other carrier
//! makes.
//! `title` is the headline where the text does not repeat it, `date` the document date, `source`
//! the outlet.
//!
//! Decides by the first line that is not blank: it must be an object with one of the three.
//! An object without `id` is called by its file and line.
//! A number where a string is expected is taken as its digits; any other value there is as if the
//! field were not given.
//! A line that cannot be read is an error that names the file and the line, and the rest goes on.
//!
//! Does not read one JSON array of objects: that has to be seen whole, and a file of many gigabytes
//! cannot be.
//!
//! Dependencies: `serde` and `serde_json` read JSON; `base64` decodes what its name says.

mod record;

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use copydesk_core::{
    Carried, Carrier, CarrierError, CarrierId, Detection, Enclosed, Evidence, Framing, Given,
    Source, Span, Unpacked,
};

use record::Record;

/// The byte order mark that some writers put before the first line.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// One JSON object a line.
///
/// ```
/// use copydesk_core::{Carried, Carrier, Unpacked};
///
/// let bytes = br#"{"id": "a7", "date": "2019-03-02", "text": "Talks resume.\n"}"#;
/// let carried = Carried::whole("copy.jsonl", bytes);
/// let mut ids = Vec::new();
/// copydesk_jsonl::Jsonl.unpack(carried, &mut |piece| {
///     if let Ok(Unpacked::Source(source)) = piece {
///         ids.push(source.given().id.clone());
///     }
/// });
/// assert_eq!(ids, [Some("a7".to_owned())]);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Jsonl;

impl Carrier for Jsonl {
    fn id(&self) -> CarrierId {
        CarrierId::new("jsonl")
    }

    fn framing(&self) -> Framing {
        Framing::Lines
    }

    fn detect(&self, bytes: &[u8]) -> Detection {
        let Some((start, line, whole)) = first_line(bytes) else { return Detection::none() };
        if !line.starts_with(b"{") {
            return Detection::none();
        }
        let span = Span::from_usize(start, start + line.len());
        match serde_json::from_slice::<Record<'_>>(line) {
            Ok(record) if !record.is_empty() => Detection::score(0.95)
                .because(Evidence::new(span, "a line that is a JSON object with a text")),
            Err(error) if error.is_eof() && !whole && names_copy(line) => Detection::score(0.7)
                .because(Evidence::new(span, "the beginning of a JSON object with a text")),
            _ => Detection::none(),
        }
    }

    fn unpack(&self, carried: Carried<'_>, sink: &mut dyn FnMut(Result<Unpacked, CarrierError>)) {
        let mut rest = carried.bytes;
        if carried.lines_before == 0 {
            rest = rest.strip_prefix(BYTE_ORDER_MARK).unwrap_or(rest);
        }
        let mut number = carried.lines_before;
        for line in rest.split_inclusive(|byte| *byte == b'\n') {
            number += 1;
            if !line.iter().all(u8::is_ascii_whitespace) {
                sink(read(line, carried.path, number));
            }
        }
    }
}

/// What an object needs.
const NEEDS: &str = "each line must be one JSON object with a \"text\", a \"html\" or a \"base64\"";

/// Base64 as mail and the net write it, with its padding or without.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

impl Record<'_> {
    /// Whether it holds no copy in any form.
    const fn is_empty(&self) -> bool {
        self.text.is_none() && self.html.is_none() && self.base64.is_none()
    }
}

/// The piece on one line.
fn read(line: &[u8], path: &str, number: u64) -> Result<Unpacked, CarrierError> {
    let fail = |message: String| CarrierError::new(path, message).at_line(number);
    let record: Record<'_> = serde_json::from_slice(line).map_err(|error| fail(reason(&error)))?;
    let mut given = Given::default();
    given.id = Some(record.id.0.unwrap_or_else(|| format!("{path}:{number}")));
    given.path = Some(path.to_owned());
    given.title = record.title.0;
    given.date = record.date.0;
    given.outlet = record.source.0;
    given.url = record.url.0;
    if let Some(text) = record.text {
        given.encoding = Some("UTF-8".to_owned());
        let source = Source::with(text.0, given).map_err(|error| fail(error.to_string()))?;
        return Ok(Unpacked::Source(source));
    }
    let enclosed = if let Some(html) = record.html {
        Enclosed::new(html.0.into_owned().into_bytes(), given).by(CarrierId::new("html"))
    } else if let Some(base64) = record.base64 {
        let letters: Vec<u8> = base64.0.bytes().filter(|b| !b.is_ascii_whitespace()).collect();
        let bytes = BASE64.decode(letters);
        let bytes = bytes.map_err(|error| fail(format!("the \"base64\" is none: {error}")))?;
        Enclosed::new(bytes, given)
    } else {
        return Err(fail(format!("no copy is in it; {NEEDS}")));
    };
    Ok(Unpacked::Enclosed(Box::new(enclosed)))
}

/// What is wrong with a line, without the line number within it, which is always 1.
fn reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let what = message.strip_suffix(&place).unwrap_or(&message);
    let column = error.column();
    format!("column {column}: {what}; {NEEDS}")
}

/// The first line that is not blank: its offset, the line, and whether its end is in sight.
fn first_line(bytes: &[u8]) -> Option<(usize, &[u8], bool)> {
    let skipped = if bytes.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    let start =
        skipped + bytes.get(skipped..)?.iter().position(|byte| !byte.is_ascii_whitespace())?;
    let rest = bytes.get(start..)?;
    let end = rest.iter().position(|byte| *byte == b'\n');
    Some((start, &rest[..end.unwrap_or(rest.len())], end.is_some()))
}

/// Whether a key is in sight under which copy stands.
fn names_copy(line: &[u8]) -> bool {
    let keys: [&[u8]; 3] = [b"\"text\"", b"\"html\"", b"\"base64\""];
    keys.into_iter().any(|key| line.windows(key.len()).any(|window| window == key))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unpack(bytes: &[u8]) -> Vec<Result<Source, String>> {
        let mut pieces = Vec::new();
        let carried = Carried::whole("copy.jsonl", bytes);
        Jsonl.unpack(carried, &mut |piece| {
            pieces.push(match piece {
                Ok(Unpacked::Source(source)) => Ok(source),
                Ok(_) => Err("an article".to_owned()),
                Err(error) => Err(error.to_string()),
            });
        });
        pieces
    }

    #[test]
    fn every_field_is_kept_in_any_order() {
        let line = br#"{"url":"https://a.example/1","x":[{"y":1}],"text":"A \"b\"\n","source":"The
Post","date":"2019-03-02","title":"Talks resume","id":"n1"}"#;
        let line: Vec<u8> = line.iter().map(|b| if *b == b'\n' { b' ' } else { *b }).collect();
        let pieces = unpack(&line);
        let source = pieces[0].as_ref().unwrap();
        assert_eq!(source.text(), "A \"b\"\n");
        let given = source.given();
        let fields = [&given.id, &given.title, &given.date, &given.outlet, &given.url, &given.path];
        assert_eq!(
            fields.map(|field| field.as_deref().unwrap()),
            ["n1", "Talks resume", "2019-03-02", "The Post", "https://a.example/1", "copy.jsonl"]
        );
    }

    #[test]
    fn a_bad_line_is_named_and_the_rest_goes_on() {
        let pieces =
            unpack(b"{\"id\":1,\"text\":\"a\"}\r\n\n{\"id\":\n{\"id\":2}\n{\"text\":\"b\"}");
        let shown: Vec<_> = pieces
            .iter()
            .map(|piece| match piece {
                Ok(source) => source.given().id.clone().unwrap(),
                Err(error) => error.clone(),
            })
            .collect();
        assert_eq!(
            shown,
            [
                "1",
                &format!("copy.jsonl:3: column 0: EOF while parsing a value; {NEEDS}"),
                &format!("copy.jsonl:4: no copy is in it; {NEEDS}"),
                "copy.jsonl:5",
            ]
        );
    }

    #[test]
    fn values_of_another_type_are_as_if_not_given() {
        let pieces = unpack(
            br#"{"id":7,"title":null,"date":20190302,"source":{"a":[1]},"url":[],"text":""}"#,
        );
        let given = pieces[0].as_ref().unwrap().given();
        assert_eq!((given.id.as_deref(), given.date.as_deref()), (Some("7"), Some("20190302")));
        assert_eq!((&given.title, &given.outlet, &given.url), (&None, &None, &None));
    }

    #[test]
    fn other_forms_are_handed_on() {
        let lines =
            b"{\"id\":\"a\",\"html\":\"<p>Pier\"}\n{\"base64\":\"UGll\\ncg\"}\n{\"base64\":\"?\"}";
        let mut found = Vec::new();
        Jsonl.unpack(Carried::whole("copy.jsonl", lines), &mut |piece| {
            found.push(match piece {
                Ok(Unpacked::Enclosed(enclosed)) => {
                    let text = String::from_utf8_lossy(&enclosed.bytes).into_owned();
                    (enclosed.given.id.unwrap(), text, enclosed.carrier)
                }
                Ok(_) => ("another".to_owned(), String::new(), None),
                Err(error) => (error.to_string(), String::new(), None),
            });
        });
        let html = Some(CarrierId::new("html"));
        assert_eq!(found[0], ("a".to_owned(), "<p>Pier".to_owned(), html));
        assert_eq!(found[1], ("copy.jsonl:2".to_owned(), "Pier".to_owned(), None));
        assert!(found[2].0.starts_with("copy.jsonl:3: the \"base64\" is none"));
    }

    #[test]
    fn detection_asks_for_an_object_with_a_text() {
        let score = |bytes: &[u8]| Jsonl.detect(bytes).value();
        assert!(score(b"\xef\xbb\xbf\n {\"text\":\"a\"}\nrest") > 0.9);
        assert!(score(b"{\"id\":1,\"text\":\"a long") > 0.5);
        assert!(score(b"{\"html\":\"<p>\"}") > 0.9);
        for other in [&b""[..], b"\n\n", b"{\"id\":1}\n", b"{curly} copy\n", b"[{\"text\":1}]"] {
            assert!(score(other) < f32::EPSILON, "{other:?}");
        }
    }

    #[test]
    fn it_keeps_a_carriers_promises() {
        let samples: [&[u8]; 2] = [
            b"{\"id\":1,\"text\":\"Talks resume.\\n\"}\n{\"text\":\"\\u00e9\",\"title\":\"x\"}\n",
            b"{\"text\":\"\\ud800\"}\n{}\n[]\n",
        ];
        copydesk_testkit::check_carrier(&Jsonl, &samples).unwrap();
    }
}
