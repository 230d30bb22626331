//! What the formats have no field for, by names of our own: written as alternative ids whose type or
//! role begins with `copydesk:`, and read back.

use copydesk_core::{Author, Credit, Field, Metadata, PartialDate, Published, WireHeader};

/// The type of an alternative id that is a field of ours begins so.
pub const OWN: &str = "copydesk:";

/// What is known of an article for which the formats have no field: the header of the wire message,
/// the credits, the years that a date may be of, and where an author wrote and for whom, by name and
/// value.
pub fn beside(metadata: &Metadata) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    if let Some(wire) = &metadata.wire {
        for (name, field) in [
            ("wire-service", &wire.service),
            ("wire-sequence", &wire.sequence),
            ("wire-priority", &wire.priority),
            ("wire-category", &wire.category),
            ("wire-version", &wire.version),
        ] {
            found.extend(field.iter().map(|field| (name, field.value.clone())));
        }
        found.extend(wire.word_count.iter().map(|count| ("wire-word-count", count.to_string())));
        found.extend(wire.sent.iter().map(|sent| ("wire-sent", stamped(sent))));
        found.extend(wire.flags.iter().map(|flag| ("wire-flag", flag.value.clone())));
    }
    if let Some(published) = metadata.published.as_ref().filter(|date| !date.candidates.is_empty())
    {
        let years: Vec<String> = published.candidates.iter().map(ToString::to_string).collect();
        found.push(("published-candidates", years.join(" ")));
    }
    for author in &metadata.authors {
        for (name, field) in
            [("author-organization", &author.organization), ("author-place", &author.place)]
        {
            let told = field.iter().map(|field| format!("{} | {}", author.name.value, field.value));
            found.extend(told.map(|told| (name, told)));
        }
    }
    for credit in &metadata.credits {
        let mut parts = vec![credit.task.value.as_str(), &credit.name.value];
        parts.extend(credit.place.iter().map(|place| place.value.as_str()));
        found.push(("credit", parts.join(" | ")));
    }
    found
}

/// The dates for which a format has no place: one of which a part is open, and when an article was
/// changed of which it is not known when it was published. That nothing is known is said too, since
/// a format that wants a date has the other one there.
pub fn dates(metadata: &Metadata) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    match (&metadata.published, &metadata.modified) {
        (Some(published), _) if published.date.is_full() => return found,
        (Some(open), _) => found.push(("published", stamped(open))),
        (None, Some(_)) => found.push(("published", UNKNOWN.to_owned())),
        (None, None) => {}
    }
    found.extend(metadata.modified.iter().map(|modified| ("modified", stamped(modified))));
    found
}

/// Stands for a date that is not known.
const UNKNOWN: &str = "unknown";

/// Takes a field of ours back.
///
/// What is told of an author is an author of that name, for [`complete`] to bring together with the
/// one that the format names.
pub fn take(name: &str, value: String, metadata: &mut Metadata) {
    match name {
        "published" => metadata.published = stamp(&value),
        "published-candidates" => {
            if let Some(published) = &mut metadata.published {
                published.candidates =
                    value.split(' ').filter_map(|year| year.parse().ok()).collect();
            }
        }
        "modified" => metadata.modified = stamp(&value),
        "embargo" => metadata.embargo = Some(Field::given(value)),
        "status" => metadata.status = Some(Field::given(value)),
        "urgency" => metadata.urgency = Some(Field::given(value)),
        "url" => metadata.url = Some(Field::given(value)),
        "author-organization" | "author-place" => {
            if let Some((author, told)) = value.split_once(" | ") {
                let mut author = Author::new(Field::given(author));
                let field = if name == "author-place" {
                    &mut author.place
                } else {
                    &mut author.organization
                };
                *field = Some(Field::given(told));
                metadata.authors.push(author);
            }
        }
        "credit" => {
            let mut parts = value.split(" | ").map(Field::given);
            if let (Some(task), Some(name)) = (parts.next(), parts.next()) {
                metadata.credits.push(Credit { task, name, place: parts.next() });
            }
        }
        name => {
            if let Some(name) = name.strip_prefix("wire-") {
                take_wire(name, &value, metadata.wire.get_or_insert_default());
            }
        }
    }
}

fn take_wire(name: &str, value: &str, wire: &mut WireHeader) {
    let field = Some(Field::given(value));
    match name {
        "service" => wire.service = field,
        "sequence" => wire.sequence = field,
        "priority" => wire.priority = field,
        "category" => wire.category = field,
        "version" => wire.version = field,
        "word-count" => wire.word_count = value.parse().ok(),
        "sent" => wire.sent = stamp(value),
        "flag" => wire.flags.extend(field),
        _ => {}
    }
}

/// A date of which parts may be open, and perhaps a time as printed behind a blank or a `T`.
pub fn stamp(text: &str) -> Option<Published> {
    let (day, time) = match text.find([' ', 'T']) {
        Some(at) => (&text[..at], Some(text[at + 1..].to_owned())),
        None => (text, None),
    };
    let mut published = Published::new(day.parse::<PartialDate>().ok()?);
    published.time = time;
    Some(published)
}

/// The date as [`stamp`] reads it.
pub fn stamped(published: &Published) -> String {
    match &published.time {
        Some(time) => format!("{} {time}", published.date),
        None => published.date.to_string(),
    }
}

/// Fills what is told of authors under their names.
pub(crate) fn complete(authors: &mut [Author], told: &[Author]) {
    for author in authors {
        for told in told.iter().filter(|told| told.name.value == author.name.value) {
            author.organization = author.organization.take().or_else(|| told.organization.clone());
            author.place = author.place.take().or_else(|| told.place.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_beside_the_copy_is_taken_back() {
        let mut metadata = Metadata::default();
        let mut author = Author::new(Field::given("Ines Moreau"));
        author.organization = Some(Field::given("Quay Press"));
        author.place = Some(Field::given("Lisbon"));
        metadata.authors.push(author);
        let mut wire = WireHeader::default();
        wire.sequence = Some(Field::given("0417"));
        wire.sent = stamp("2021-03-16 0800GMT");
        wire.flags.push(Field::given("URGENT"));
        metadata.wire = Some(wire);
        metadata.published = stamp("XXXX-03-16");
        metadata.published.as_mut().unwrap().candidates = vec![2010, 2021];
        let mut again = Metadata::default();
        take("published", "XXXX-03-16".to_owned(), &mut again);
        for (name, value) in beside(&metadata) {
            take(name, value, &mut again);
        }
        assert_eq!(again.wire, metadata.wire);
        assert_eq!(again.published, metadata.published);
        let mut authors = [Author::new(Field::given("Ines Moreau"))];
        complete(&mut authors, &again.authors);
        assert_eq!(authors[..], metadata.authors[..]);
    }
}
