//! Carriers: what the archives of LexisNexis, Nexis Uni, Factiva, ProQuest and Europresse export.
//!
//! | service | as | a document is |
//! |---|---|---|
//! | [`LexisNexis`] | TXT, RTF, DOCX | what follows `3 of 300 DOCUMENTS` |
//! | [`LexisNexis`] (Nexis Uni) | DOCX, RTF, TXT | what `End of Document` closes |
//! | [`Factiva`] | TXT, RTF, HTML | what its accession number closes, with field codes or without |
//! | [`ProQuest`] | TXT | what stands between two lines of underscores |
//! | [`Europresse`] | HTML | what begins with the name of a publication |
//!
//! Every word of a document is in the text of its article: the copy as paragraphs, headline, deck,
//! byline and the like as what they are, every other field as furniture with its label.
//! Labels are known in English, German, French, Dutch and Spanish (`data/labels.txt`); one that is
//! not is kept and reported as `archive/unknown-label`.
//! Marks of the search go, the words under them stay; cover pages, lists of titles and search terms
//! are left out, and `archive/left-out` says how much.
//! A headline keeps its colons and dates; only a semicolon at the end of its line, or one that a
//! word follows without a blank, sets a deck apart.
//!
//! How many words the archive counted is compared with the copy that is there
//! (`archive/short-body`); a document without copy is an article with `archive/no-body`.
//! A file that breaks off says where, and its articles are handed over as far as they go.
//!
//! What is refused, with bounded memory: a Word document whose text unpacks far beyond what text
//! does, a document type in it, elements or groups nested deeper than any real file has them.
//! Neither archives inside archives nor external references are opened.
//!
//! Limits: no PDF, no XML of Factiva, no HTML of LexisNexis.
//!
//! Dependencies: `zip` opens Word documents, with the decompressor that is written in Rust alone;
//! `flate2` and `memchr` find and unpack the text of one whose directory is lost;
//! `quick-xml` reads the XML inside as a stream; `html5ever` is a browser's tokenizer;
//! `encoding_rs` has the code pages of RTF, for which no crate that keeps text alone was found;
//! `memchr` finds the ends of lines.
//! `copydesk-parser` decodes text and reads dates.

mod authors;
mod docx;
mod europresse;
mod export;
mod factiva;
mod html;
mod labels;
mod lexis;
mod lines;
mod nexis;
mod page;
mod proquest;
mod rtf;
mod sniff;
mod unpack;
mod values;

use copydesk_core::{
    Carried, Carrier, CarrierError, CarrierId, Detection, Evidence, Span, Unpacked,
};

use export::Export;

/// The archives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Service {
    LexisNexis,
    Factiva,
    ProQuest,
    Europresse,
}

impl Service {
    /// As its carrier and the layout of its articles are called.
    const fn id(self) -> &'static str {
        match self {
            Self::LexisNexis => "lexisnexis",
            Self::Factiva => "factiva",
            Self::ProQuest => "proquest",
            Self::Europresse => "europresse",
        }
    }

    /// As it calls itself.
    const fn name(self) -> &'static str {
        match self {
            Self::LexisNexis => "LexisNexis or Nexis Uni",
            Self::Factiva => "Factiva",
            Self::ProQuest => "ProQuest",
            Self::Europresse => "Europresse",
        }
    }
}

macro_rules! carrier {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default)]
        pub struct $name;

        impl Carrier for $name {
            fn id(&self) -> CarrierId {
                CarrierId::new(Service::$name.id())
            }

            fn detect(&self, bytes: &[u8]) -> Detection {
                detect(Service::$name, bytes)
            }

            fn unpack(
                &self,
                carried: Carried<'_>,
                sink: &mut dyn FnMut(Result<Unpacked, CarrierError>),
            ) {
                let mut export = Export::new(Service::$name.id(), carried.path, sink);
                unpack::unpack(Service::$name, carried, &mut export);
            }
        }
    };
}

carrier! {
    /// LexisNexis (TXT, RTF, DOCX) and Nexis Uni (DOCX, RTF, TXT).
    ///
    /// ```
    /// use copydesk_core::{Carried, Carrier, Unpacked};
    ///
    /// let bytes = b"1 of 2 DOCUMENTS\n\n\
    ///     Kell Post\n\nMarch 5, 2019 Tuesday\n\nFerry resumes: 12 March\n\nLENGTH: 4 words\n\n\
    ///     The ferry sails again.\n\nLANGUAGE: ENGLISH\n\n\n\
    ///     2 of 2 DOCUMENTS\n\nKell Post\n\nMarch 6, 2019 Wednesday\n\nLENGTH: 2 words\n\n\
    ///     Talks resume.\n\nLANGUAGE: ENGLISH\n";
    /// let mut headlines = Vec::new();
    /// copydesk_archive::LexisNexis.unpack(Carried::whole("copy.txt", bytes), &mut |piece| {
    ///     if let Ok(Unpacked::Article(article)) = piece {
    ///         headlines.push(article.metadata().headline.as_ref().map(|field| field.value.clone()));
    ///     }
    /// });
    /// assert_eq!(headlines, [Some("Ferry resumes: 12 March".to_owned()), None]);
    /// ```
    LexisNexis
}

carrier! {
    /// Factiva (TXT, RTF, HTML), with field codes or without.
    Factiva
}

carrier! {
    /// ProQuest (TXT).
    ProQuest
}

carrier! {
    /// Europresse (HTML).
    Europresse
}

fn detect(service: Service, bytes: &[u8]) -> Detection {
    if !sniff::may_be(service, bytes) {
        return Detection::none();
    }
    match sniff::sniff(bytes) {
        Some((found, score)) if found == service => {
            let span = Span::from_usize(0, bytes.len().min(1024));
            let note = "the marks of this archive's exports";
            Detection::score(score).because(Evidence::new(span, note))
        }
        _ => Detection::none(),
    }
}
