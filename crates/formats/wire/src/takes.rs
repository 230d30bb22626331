//! Takes and adds: messages that are one article.
//!
//! A message that calls itself a second take or a first add goes on the message with the same slug
//! and service that came before it in number: `2nd Take`, `1st Add`, `Take 2`, or Reuters' `=2` in
//! the headline, the place behind it or not. The article is the texts one behind the other, in the order of the
//! takes; the heads that the later ones repeat are header lines of it. What is known beside the text
//! is the first one's, but for credits and flags, which add up.
//!
//! Leads and writethrus replace what came before them and are articles of their own. Only the
//! messages of one file or text, or of files that are handed over together, are looked at; those of
//! two days, where both say when they were sent, are none of one article, so that a take sent behind
//! midnight stays apart.

use std::collections::BTreeMap;

use copydesk_core::{Article, BlockKind, Credit, Field, Source, Span};

use crate::grammar::take_number;
use crate::message;
use crate::page::Draft;
use crate::split::Format;

/// A message that was read.
pub(crate) struct Read {
    /// Its text.
    pub(crate) source: Source,
    /// Its format.
    pub(crate) format: Format,
    draft: Draft,
}

impl Read {
    /// Reads a message.
    pub(crate) fn new(source: Source, format: Format) -> Self {
        let draft = message::draft(&source, format);
        Self { source, format, draft }
    }

    /// Whether any field of its header was read; a format without a fixed header always has one.
    pub(crate) fn has_header(&self) -> bool {
        let wire = &self.draft.wire;
        let fixed = matches!(self.format, Format::Anpa | Format::Iptc7901);
        !fixed
            || wire.sequence.is_some()
            || wire.priority.is_some()
            || self.draft.metadata.slug.is_some()
    }

    /// What it lacks if it stops before its end.
    pub(crate) fn cut_off(&self) -> Option<&'static str> {
        self.draft.cut_off
    }

    /// Its slug, in small letters, and its service.
    fn key(&self) -> Option<(String, String)> {
        let slug = self.draft.metadata.slug.as_ref()?.value.to_lowercase();
        let service = self.draft.wire.service.as_ref().map(|field| field.value.to_lowercase());
        Some((slug, service.unwrap_or_default()))
    }

    /// Whether both may have been sent on one day.
    fn may_share_day(&self, other: &Self) -> bool {
        let day = |read: &Self| {
            let date = read.draft.wire.sent.as_ref()?.date;
            Some((date.month?, date.day?))
        };
        day(self).zip(day(other)).is_none_or(|(one, other)| one == other)
    }

    /// Which take it is, 1 for a message that does not say so.
    fn take(&self) -> u32 {
        let wire = &self.draft.wire;
        let said =
            wire.version.iter().chain(&wire.flags).find_map(|field| take_number(&field.value));
        let headline = || {
            let headline = self.draft.metadata.headline.as_ref()?;
            let (_, number) = headline.value.rsplit_once(" =")?;
            let number = number.split(' ').next()?;
            number.parse().ok().filter(|number| (2..=9).contains(number))
        };
        said.or_else(headline).unwrap_or(1).max(1)
    }
}

/// Which messages make one article: groups of indices, in the order of their first messages.
///
/// With `apart` set, messages that do not stand one behind the other stay apart.
pub(crate) fn groups(read: &[Read], apart: bool) -> Vec<Vec<usize>> {
    let takes: Vec<u32> = read.iter().map(Read::take).collect();
    if takes.iter().all(|take| *take == 1) {
        return (0..read.len()).map(|index| vec![index]).collect();
    }
    let mut later: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for (index, message) in read.iter().enumerate().filter(|(index, _)| takes[*index] > 1) {
        if let Some(key) = message.key() {
            later.entry(key).or_default().push(index);
        }
    }
    let mut used = vec![false; read.len()];
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (index, message) in read.iter().enumerate() {
        if takes[index] > 1 {
            continue;
        }
        let mut group = vec![index];
        let rest = message.key().and_then(|key| later.get(&key));
        for take in 2.. {
            let follows = |at: &&usize| {
                !used[**at]
                    && takes[**at] == take
                    && (!apart || group.last() == Some(&(**at - 1)))
                    && message.may_share_day(&read[**at])
            };
            let Some(at) = rest.and_then(|rest| rest.iter().find(follows)) else { break };
            group.push(*at);
        }
        for at in &group {
            used[*at] = true;
        }
        groups.push(group);
    }
    groups.extend((0..read.len()).filter(|index| !used[*index]).map(|index| vec![index]));
    groups.sort_by_key(|group| group[0]);
    groups
}

/// The article of a group. A message is in one group, and its draft is used up.
pub(crate) fn join(read: &mut [Read], group: &[usize]) -> Option<Article> {
    let first = read.get_mut(*group.first()?)?;
    if group.len() == 1 {
        return std::mem::take(&mut first.draft).finish(&first.source, first.format.id());
    }
    let mut text = String::new();
    let mut whole: Option<Draft> = None;
    let mut lines = 0;
    for message in group.iter().filter_map(|index| read.get(*index)) {
        if !(text.is_empty() || text.ends_with(['\n', '\r'])) {
            text.push('\n');
        }
        let by = u32::try_from(text.len()).ok()?;
        text.push_str(message.source.text());
        match &mut whole {
            None => whole = Some(message.draft.clone()),
            Some(whole) => whole.append(&message.draft, lines, by),
        }
        lines += message.source.lines().len();
    }
    let first = read.get(*group.first()?)?;
    let source = Source::with(text, first.source.given().clone()).ok()?;
    whole?.finish(&source, first.format.id())
}

impl Draft {
    /// Adds a later take, its lines and bytes moved.
    fn append(&mut self, take: &Draft, lines: usize, by: u32) {
        for (line, kind) in take.blocks() {
            let kind = match kind {
                BlockKind::Headline | BlockKind::Deck | BlockKind::Byline => BlockKind::WireHeader,
                kind => kind,
            };
            self.push(line + lines, kind);
        }
        let moved = |span: Span| span.shift(by);
        self.marks.extend(take.marks.iter().map(|mark| {
            let mut mark = *mark;
            mark.span = moved(mark.span);
            mark
        }));
        let field =
            |field: &Field| Field { value: field.value.clone(), span: field.span.map(moved) };
        for flag in &take.wire.flags {
            self.flag(Some(field(flag)));
        }
        self.metadata.credits.extend(take.metadata.credits.iter().map(|credit| Credit {
            task: field(&credit.task),
            name: field(&credit.name),
            place: credit.place.as_ref().map(field),
        }));
        self.diagnostics.extend(take.diagnostics.iter().map(|diagnostic| {
            let mut diagnostic = diagnostic.clone();
            diagnostic.span = moved(diagnostic.span);
            diagnostic
        }));
    }
}
