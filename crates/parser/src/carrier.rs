//! The carrier of plain text: the bytes of a file are one piece of copy.

use copydesk_core::{
    Carried, Carrier, CarrierError, CarrierId, Detection, Diagnostic, Given, Severity, Source,
    Span, Unpacked,
};

use crate::encoding;

/// A file of plain text in any encoding that [`encoding::decode`] knows.
#[derive(Clone, Copy, Debug, Default)]
pub struct PlainText;

/// The code of the diagnostic for bytes that could not be decoded.
pub(crate) const UNDECODED: &str = "copy/undecoded-bytes";

/// The code of the diagnostic for a declaration that is wrong.
const DECLARED: &str = "copy/wrong-charset";

impl Carrier for PlainText {
    fn id(&self) -> CarrierId {
        CarrierId::new("plain-text")
    }

    /// Any text fits a little, so that every other carrier comes first.
    fn detect(&self, _bytes: &[u8]) -> Detection {
        Detection::score(0.05)
    }

    fn unpack(&self, carried: Carried<'_>, sink: &mut dyn FnMut(Result<Unpacked, CarrierError>)) {
        let fault = |message: String| CarrierError::new(carried.path, message);
        let decoded = match encoding::decode(carried.bytes) {
            Ok(decoded) => decoded,
            Err(error) => return sink(Err(fault(error.to_string()))),
        };
        let mut given = Given::default();
        given.path = Some(carried.path.to_owned());
        given.encoding = Some(decoded.encoding.to_owned());
        let source = Source::with(decoded.text, given);
        sink(source.map(Unpacked::Source).map_err(|error| fault(error.to_string())));
    }
}

/// A diagnostic for each run of U+FFFD: bytes that the carrier could not decode.
pub(crate) fn undecoded(source: &Source) -> Option<Diagnostic> {
    let text = source.text();
    let at = memchr::memmem::find(text.as_bytes(), "\u{fffd}".as_bytes())?;
    let count = memchr::memmem::find_iter(&text.as_bytes()[at..], "\u{fffd}".as_bytes()).count();
    let encoding = source.given().encoding.as_deref().unwrap_or("UTF-8");
    let message =
        format!("{count} characters could not be decoded as {encoding}; this is the first");
    let span = Span::from_usize(at, at + '\u{fffd}'.len_utf8());
    Some(
        Diagnostic::new(UNDECODED, Severity::Warning, span, message)
            .help("find out in which encoding the file was written and convert it to UTF-8"),
    )
}

/// A diagnostic for a declared encoding that the bytes are not in.
///
/// ASCII is the same in all that matter, and text that a carrier decoded itself was not in bytes.
pub(crate) fn wrongly_declared(source: &Source) -> Option<Diagnostic> {
    let decoded = source.given().encoding.as_deref()?;
    let text = source.text();
    let declared = encoding::declared(text.as_bytes()).filter(|_| !text.is_ascii())?;
    let name = declared.name();
    if name == Some(decoded) || name == Some("gb18030") && decoded == "GBK" {
        return None;
    }
    let label = &declared.label;
    let message = match name {
        Some(_) => format!("the copy says that it is in {label}, but its bytes are {decoded}"),
        None => format!("`{label}` names no encoding; the bytes are {decoded}"),
    };
    let span = Span::from_usize(declared.range.start, declared.range.end);
    Some(
        Diagnostic::new(DECLARED, Severity::Warning, span, message)
            .help(format!("it was read as {decoded}; change the declaration")),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn declared(bytes: &[u8]) -> Option<String> {
        let mut found = None;
        PlainText.unpack(Carried::whole("x.txt", bytes), &mut |unpacked| {
            if let Ok(Unpacked::Source(source)) = unpacked {
                found = wrongly_declared(&source).map(|d| d.message);
            }
        });
        found
    }

    #[test]
    fn wrong_declarations_are_reported() {
        let said = |page: &[u8]| declared(page);
        assert_eq!(
            said("<meta charset=iso-8859-1><p>caf\u{e9}".as_bytes()).unwrap(),
            "the copy says that it is in iso-8859-1, but its bytes are UTF-8"
        );
        assert_eq!(
            said(b"<meta charset=\"ascii8\"><p>caf\xe9 et th\xe9").unwrap(),
            "`ascii8` names no encoding; the bytes are windows-1252"
        );
        assert_eq!(said(b"<meta charset=\"iso-8859-1\"><p>caf\xe9 et th\xe9"), None);
        assert_eq!(said(b"<meta charset=\"iso-8859-1\"><p>coffee"), None);
    }
}
