//! Handing articles over: one file, its documents in order, what was wrong with it.
//!
//! Every service's reader fills [`Page`]s; here they become articles with their numbers, and faults
//! become errors with the place where the file broke.

use copydesk_core::{Article, CarrierError, Unpacked};

use crate::page::Page;

/// Where pieces go.
pub(crate) type Sink<'s> = dyn FnMut(Result<Unpacked, CarrierError>) + 's;

/// A file that is being unpacked.
pub(crate) struct Export<'s> {
    service: &'static str,
    path: &'s str,
    encoding: String,
    sink: &'s mut Sink<'s>,
    number: usize,
    failed: bool,
    left_out: Option<String>,
}

impl<'s> Export<'s> {
    /// A file of this service.
    pub(crate) fn new(service: &'static str, path: &'s str, sink: &'s mut Sink<'s>) -> Self {
        Self {
            service,
            path,
            encoding: "UTF-8".to_owned(),
            sink,
            number: 0,
            failed: false,
            left_out: None,
        }
    }

    /// With the encoding that its bytes were in.
    pub(crate) fn set_encoding(&mut self, encoding: &str) {
        encoding.clone_into(&mut self.encoding);
    }

    /// Notes that something before the next article was left out.
    pub(crate) fn leave_out(&mut self, what: String) {
        self.left_out = Some(what);
    }

    /// How many articles were handed over.
    pub(crate) const fn count(&self) -> usize {
        self.number
    }

    /// Hands the article of this page over.
    pub(crate) fn hand_over(&mut self, mut page: Page) {
        if page.is_empty() {
            return;
        }
        self.number += 1;
        if let Some(what) = self.left_out.take() {
            page.left_out(&what);
        }
        let made = page.finish(self.service, self.path, self.number, &self.encoding);
        let piece = made.map(with_accession).map_err(|error| self.error(error.to_string()));
        (self.sink)(piece.map(|article| Unpacked::Article(Box::new(article))));
    }

    /// Hands an error over.
    pub(crate) fn fail(&mut self, error: CarrierError) {
        self.failed = true;
        (self.sink)(Err(error));
    }

    /// Whether an error was handed over.
    pub(crate) const fn has_failed(&self) -> bool {
        self.failed
    }

    /// An error of this file, its place still open.
    pub(crate) fn error(&self, message: impl Into<String>) -> CarrierError {
        CarrierError::new(self.path, message)
    }
}

/// An article is called by the number that its archive gave it, where it gave one.
fn with_accession(article: Article) -> Article {
    let id = article.metadata().identifiers.first().map(|identifier| identifier.value.clone());
    match id {
        Some(id) if !id.is_empty() && id.len() <= 80 => article.with_id(id),
        _ => article,
    }
}
