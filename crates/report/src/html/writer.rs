//! Writing HTML in which nothing of the copy can act.
//!
//! Markup is a `&'static str`, so that text of the copy cannot reach the page but through
//! [`Html::text`], [`Html::copy`] or [`Html::attr`], which escape it.

use std::fmt;

use crate::text::picture;

/// What is written to, and the escaping.
pub(super) struct Html<'w> {
    out: &'w mut dyn fmt::Write,
}

impl<'w> Html<'w> {
    pub(super) fn new(out: &'w mut dyn fmt::Write) -> Self {
        Self { out }
    }

    /// Markup written in this crate.
    pub(super) fn raw(&mut self, markup: &'static str) -> fmt::Result {
        self.out.write_str(markup)
    }

    /// A number.
    pub(super) fn number(&mut self, number: impl Into<f64>) -> fmt::Result {
        let number = (number.into() * 10.0).round() / 10.0;
        write!(self.out, "{number}")
    }

    /// Text of a label or of the copy: escaped, line ends as they are, what cannot be seen shown.
    pub(super) fn text(&mut self, text: &str) -> fmt::Result {
        self.escape(text, |out, shown| out.write_str(shown))
    }

    /// Text of the source, every character of it: as [`text`](Self::text), with a carriage return
    /// and other characters that cannot be seen set apart, so that a reader tells them from copy.
    pub(super) fn copy(&mut self, text: &str) -> fmt::Result {
        self.escape(text, |out, shown| write!(out, "<i class=\"c\">{shown}</i>"))
    }

    /// An attribute, a space before it.
    pub(super) fn attr(&mut self, name: &'static str, value: &str) -> fmt::Result {
        write!(self.out, " {name}=\"")?;
        self.text(value)?;
        self.out.write_str("\"")
    }

    /// An attribute whose value is a number behind a prefix: ` href="#a12"`.
    pub(super) fn attr_number(
        &mut self,
        name: &'static str,
        prefix: &'static str,
        number: impl Into<f64>,
    ) -> fmt::Result {
        write!(self.out, " {name}=\"{prefix}")?;
        self.number(number)?;
        self.out.write_str("\"")
    }

    /// An element of this class with nothing but text inside.
    pub(super) fn element(
        &mut self,
        tag: &'static str,
        class: &'static str,
        text: &str,
    ) -> fmt::Result {
        write!(self.out, "<{tag} class=\"{class}\">")?;
        self.text(text)?;
        write!(self.out, "</{tag}>")
    }

    fn escape(
        &mut self,
        text: &str,
        hidden: impl Fn(&mut dyn fmt::Write, &str) -> fmt::Result,
    ) -> fmt::Result {
        let mut from = 0;
        for (at, c) in text.char_indices() {
            let entity = match c {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\u{a0}' => "&nbsp;",
                ' '..='~' | '\n' | '\t' => continue,
                _ => "",
            };
            let shown = if entity.is_empty() { picture(c) } else { None };
            if entity.is_empty() && shown.is_none() {
                continue;
            }
            self.out.write_str(text.get(from..at).unwrap_or_default())?;
            from = at + c.len_utf8();
            self.out.write_str(entity)?;
            let Some(shown) = shown else { continue };
            hidden(self.out, &shown)?;
            // A lone carriage return ends a line, as a line feed does.
            if c == '\r' && text.as_bytes().get(from) != Some(&b'\n') {
                self.out.write_str("\n")?;
            }
        }
        self.out.write_str(text.get(from..).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl Fn(&mut Html<'_>) -> fmt::Result) -> String {
        let mut out = String::new();
        write(&mut Html::new(&mut out)).unwrap();
        out
    }

    #[test]
    fn markup_in_the_copy_is_text() {
        let text = "<script>alert(\"1\") && '2'</script>";
        let escaped = "&lt;script&gt;alert(&quot;1&quot;) &amp;&amp; &#39;2&#39;&lt;/script&gt;";
        assert_eq!(written(|html| html.text(text)), escaped);
        assert_eq!(written(|html| html.attr("title", text)), format!(" title=\"{escaped}\""));
    }

    #[test]
    fn what_cannot_be_seen_is_shown() {
        assert_eq!(
            written(|html| html.copy("a\r\nb\rc\u{0}\u{a0}\u{202e}é")),
            "a<i class=\"c\">␍</i>\nb<i class=\"c\">␍</i>\nc<i class=\"c\">␀</i>&nbsp;\
             <i class=\"c\">[U+202E]</i>é"
        );
    }

    #[test]
    fn numbers_have_one_decimal_at_most() {
        assert_eq!(written(|html| html.attr_number("href", "#a", 12)), " href=\"#a12\"");
        assert_eq!(written(|html| html.number(2.0 / 3.0)), "0.7");
    }
}
