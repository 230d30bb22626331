//! The articles of a story side by side: how many accounts there are, what each tells, what it
//! leaves out, and who speaks about whom.
//!
//! Claims stand in a table, a row a claim and a column an account, the claims that most accounts
//! tell first. A cell says whether the account tells the claim, tells it in other words, does not
//! tell it, or cannot be asked since its copy breaks off or tells something close to it.

use std::cmp::Reverse;
use std::fmt;

use copydesk_analysis::passes::accounts::{Reason, StoryAccounts};
use copydesk_analysis::passes::claims::{Claim, DifferenceKind, StoryClaims, Telling};
use copydesk_analysis::passes::people::StoryPeople;
use copydesk_analysis::passes::sides::ArticleSpan;

use super::writer::Html;
use super::{Page, note};
use crate::text::{count, logical, shorten};
use crate::{differences, digest, ids};

/// Rows of the table of claims, of people, and claims told of one article that leaves them out.
const CLAIMS: usize = 24;
const PEOPLE: usize = 16;
const OMISSIONS: usize = 6;
/// Columns of the table of claims.
const ACCOUNTS: usize = 10;
/// Columns of text of a claim, and of a role or a source.
const CLAIM: usize = 260;
const VALUE: usize = 60;
/// Columns of text of another wording of a claim.
const WORDING: usize = 400;

/// Everything of the story with this index.
pub(super) fn write(html: &mut Html<'_>, page: &Page<'_>, story: usize) -> fmt::Result {
    let number = u32::try_from(story).unwrap_or(u32::MAX);
    let view = page.view;
    let accounts = view.accounts.iter().find(|found| found.story == number);
    if let Some(accounts) = accounts {
        write_accounts(html, page, accounts)?;
    }
    let claims = view.claims.iter().find(|found| found.story == number);
    if let (Some(claims), Some(accounts)) = (claims, accounts) {
        write_claims(html, page, claims, accounts)?;
        write_left_out(html, page, claims)?;
    }
    match view.people.iter().find(|found| found.story == number) {
        Some(people) => write_people(html, page, people),
        None => Ok(()),
    }
}

/// The outlets of some articles, each named once.
fn outlets(page: &Page<'_>, articles: &[u32]) -> String {
    let names = digest::once(articles.iter().map(|article| page.outlet(*article)));
    names.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
}

fn write_accounts(html: &mut Html<'_>, page: &Page<'_>, found: &StoryAccounts) -> fmt::Result {
    let articles: usize = found.accounts.iter().map(|account| account.articles.len()).sum();
    html.raw("<h3>Independent accounts</h3>\n<p>")?;
    let accounts = count(found.accounts.len(), "independent account");
    html.text(&format!("{}, {accounts}.", count(articles, "article")))?;
    html.raw("</p>\n")?;
    let joined: Vec<_> = found.accounts.iter().filter(|one| one.articles.len() > 1).collect();
    if joined.is_empty() {
        return Ok(());
    }
    html.raw("<ul class=\"evidence\">\n")?;
    for account in joined.iter().take(ACCOUNTS) {
        html.raw("<li>")?;
        html.text(&outlets(page, &account.articles))?;
        html.raw(" count as one: ")?;
        for (index, join) in account.joins.iter().take(PEOPLE).enumerate() {
            if index > 0 {
                html.raw("; ")?;
            }
            let (a, b) = (page.outlet(join.a), page.outlet(join.b));
            html.text(&match join.reason {
                Reason::Reprint => format!("{a} and {b} share their copy"),
                Reason::Agency => format!("{a} and {b} carry one agency’s copy"),
                Reason::Credit => format!("of {a} and {b} one credits the other"),
                _ => format!("{a} and {b} are joined"),
            })?;
        }
        html.raw("</li>\n")?;
    }
    html.raw("</ul>\n")
}

/// The words at this place, shortened.
fn words(page: &Page<'_>, place: ArticleSpan, columns: usize) -> String {
    let text = page.view.article(place.article).map_or("", |view| view.article.text());
    shorten(&logical(text, place.span), columns)
}

/// A statement; a clause is shown as part of its sentence.
fn statement(page: &Page<'_>, place: ArticleSpan, columns: usize) -> String {
    let words = words(page, place, columns);
    if words.starts_with(char::is_lowercase) { format!("… {words}") } else { words }
}

fn write_claims(
    html: &mut Html<'_>,
    page: &Page<'_>,
    found: &StoryClaims,
    accounts: &StoryAccounts,
) -> fmt::Result {
    let shown = accounts.accounts.get(..ACCOUNTS).unwrap_or(&accounts.accounts);
    if found.claims.is_empty() || shown.len() < 2 {
        return Ok(());
    }
    let mut claims: Vec<&Claim> = found.claims.iter().filter(|claim| claim.accounts > 1).collect();
    claims.sort_by_key(|claim| (Reverse(claim.accounts), claim.differences.is_empty()));
    if claims.is_empty() {
        return Ok(());
    }
    html.raw("<h3>What is told by whom</h3>\n<p class=\"key\">● told · ◐ in other words · ")?;
    html.raw(
        "○ not told · ? nobody can say: the copy breaks off, or tells something close to it</p>\n",
    )?;
    html.raw("<div class=\"scroll\" role=\"region\" aria-label=\"Claims by account\" ")?;
    html.raw("tabindex=\"0\">\n<table class=\"claims\">\n<thead><tr><th scope=\"col\">Claim</th>")?;
    for account in shown {
        html.raw("<th scope=\"col\">")?;
        html.text(&shorten(&outlets(page, &account.articles), 40))?;
        html.raw("</th>")?;
    }
    html.raw("</tr></thead>\n<tbody>\n")?;
    // One statement may tell two claims, which two outlets tell apart: each row is named by another.
    let mut heads: Vec<ArticleSpan> = Vec::new();
    for claim in claims.iter().take(CLAIMS) {
        html.raw("<tr><th scope=\"row\">")?;
        let mut tellings = claim.tellings.iter();
        let own = tellings.position(|telling| !heads.contains(&telling.place)).unwrap_or(0);
        if let Some(head) = claim.tellings.get(own) {
            heads.push(head.place);
            html.text(&statement(page, head.place, CLAIM))?;
        }
        write_differences(html, page, claim)?;
        write_wordings(html, page, claim, own)?;
        html.raw("</th>")?;
        for account in shown {
            write_cell(html, page, claim, &account.articles)?;
        }
        html.raw("</tr>\n")?;
    }
    html.raw("</tbody>\n</table>\n</div>\n")?;
    if claims.len() > CLAIMS {
        note(html, &format!("And {}.", count(claims.len() - CLAIMS, "more claim")))?;
    }
    Ok(())
}

/// How one account stands to a claim.
fn write_cell(
    html: &mut Html<'_>,
    page: &Page<'_>,
    claim: &Claim,
    articles: &[u32],
) -> fmt::Result {
    let of_account = |article: &u32| articles.contains(article);
    let told = claim.tellings.iter().filter(|telling| of_account(&telling.place.article));
    // Of an account's articles the one that tells it word for word, if any does.
    let Some(telling) = told.max_by_key(|telling| telling.verbatim) else {
        return if claim.unknown.iter().any(of_account) {
            html.raw("<td title=\"nobody can say\">?</td>")
        } else {
            html.raw("<td title=\"not told\">○</td>")
        };
    };
    html.raw("<td")?;
    html.attr("title", &statement(page, telling.place, CLAIM))?;
    html.raw(">")?;
    html.raw(if telling.verbatim { "●" } else { "◐" })?;
    html.raw("</td>")
}

/// How the others word it than the telling with this number, to be opened.
fn write_wordings(html: &mut Html<'_>, page: &Page<'_>, claim: &Claim, head: usize) -> fmt::Result {
    // What is told word for word as the first telling is shown once.
    let other = |at: usize, telling: &Telling| at != head && (at == 0 || !telling.verbatim);
    let others = claim.tellings.iter().enumerate().filter(|(at, telling)| other(*at, telling));
    let others: Vec<&Telling> = others.map(|(_, telling)| telling).collect();
    if others.is_empty() {
        return Ok(());
    }
    html.raw("<details class=\"wordings\"><summary>")?;
    html.text(&count(others.len(), "other wording"))?;
    html.raw("</summary>")?;
    for telling in others.into_iter().take(ACCOUNTS) {
        html.raw("<p><span class=\"by\">")?;
        html.text(page.outlet(telling.place.article))?;
        html.raw("</span> ")?;
        html.text(&statement(page, telling.place, WORDING))?;
        html.raw("</p>")?;
    }
    html.raw("</details>")
}

fn write_differences(html: &mut Html<'_>, page: &Page<'_>, claim: &Claim) -> fmt::Result {
    for differing in differences::of(page.view, [claim]).into_iter().take(OMISSIONS) {
        html.raw("<br><em class=\"differs\">")?;
        html.raw(match differing.kind {
            DifferenceKind::Conflict => "conflict",
            _ => "tension",
        })?;
        html.raw("</em>")?;
        for (value, articles) in &differing.values {
            let by = shorten(&outlets(page, articles), CLAIM);
            html.raw("<br>")?;
            html.text(&format!("“{value}” "))?;
            html.element("span", "by", &by)?;
        }
    }
    Ok(())
}

fn write_left_out(html: &mut Html<'_>, page: &Page<'_>, found: &StoryClaims) -> fmt::Result {
    let omissions = page.view.left_out.iter().filter(|omission| omission.story == found.story);
    let omissions: Vec<_> = omissions.take(ACCOUNTS).collect();
    if omissions.is_empty() {
        return Ok(());
    }
    html.raw("<h3>Left out</h3>\n<p class=\"key\">What all the other accounts tell.</p>\n<dl ")?;
    html.raw("class=\"left\">\n")?;
    for omission in omissions {
        html.raw("<dt>")?;
        page.link(html, omission.article, page.outlet(omission.article))?;
        html.raw("</dt>\n")?;
        let claims = omission.claims.iter().filter_map(|at| found.claims.get(*at as usize));
        let told = claims.filter_map(|claim| Some((claim, claim.tellings.first()?)));
        for (claim, telling) in told.take(OMISSIONS) {
            html.raw("<dd><span class=\"said\">")?;
            html.text(&statement(page, telling.place, CLAIM))?;
            html.raw("</span> ")?;
            let by: Vec<u32> = claim.tellings.iter().map(|telling| telling.place.article).collect();
            html.element("span", "by", &shorten(&outlets(page, &by), CLAIM))?;
            html.raw("</dd>\n")?;
        }
        if omission.claims.len() > OMISSIONS {
            html.element(
                "dd",
                "note",
                &format!("And {} more.", omission.claims.len() - OMISSIONS),
            )?;
        }
    }
    html.raw("</dl>\n")
}

fn write_people(html: &mut Html<'_>, page: &Page<'_>, found: &StoryPeople) -> fmt::Result {
    let speakers: Vec<_> = found.people.iter().filter(|person| !person.says.is_empty()).collect();
    if speakers.is_empty() && found.anonymous.is_empty() {
        return Ok(());
    }
    html.raw(
        "<h3>Who speaks</h3>\n<div class=\"scroll\" role=\"region\" aria-label=\"Who speaks\" ",
    )?;
    html.raw(
        "tabindex=\"0\">\n<table class=\"claims people\">\n<thead><tr><th scope=\"col\">Speaker",
    )?;
    html.raw("</th><th scope=\"col\">Quotations</th><th scope=\"col\">In the copy of</th>")?;
    let shown = speakers.get(..PEOPLE).unwrap_or(&speakers);
    // A column that says nothing is none.
    let of_others = shown.iter().flat_map(|person| &person.says).any(|says| !says.about.is_empty());
    html.raw(if of_others { "<th scope=\"col\">About</th>" } else { "" })?;
    html.raw("</tr></thead>\n<tbody>\n")?;
    for person in shown {
        html.raw("<tr><th scope=\"row\">")?;
        html.text(&person.name)?;
        if let Some(role) = person.role {
            html.element("span", "by", &format!(" {}", words(page, role, VALUE)))?;
        }
        html.raw("</th><td>")?;
        html.number(person.says.len() as u32)?;
        html.raw("</td><td>")?;
        let articles: Vec<u32> = person.says.iter().map(|saying| saying.quote.article).collect();
        html.text(&shorten(&outlets(page, &articles), CLAIM))?;
        html.raw(if of_others { "</td><td>" } else { "" })?;
        let about = person.says.iter().flat_map(|saying| &saying.about);
        let mut about: Vec<u32> = about.copied().collect();
        about.sort_unstable();
        about.dedup();
        let about = about.iter().filter_map(|at| found.people.get(*at as usize));
        let about: Vec<&str> = about.map(|person| person.name.as_str()).collect();
        html.text(&shorten(&about.join(", "), CLAIM))?;
        html.raw("</td></tr>\n")?;
    }
    for source in found.anonymous.iter().take(PEOPLE) {
        html.raw("<tr><th scope=\"row\"><span class=\"speaker open\">")?;
        html.text(&shorten(&source.words, VALUE))?;
        html.raw("</span>")?;
        html.element("span", "by", &format!(" {}", ids::source_class(source.class)))?;
        html.raw("</th><td>")?;
        html.number(source.says.len() as u32)?;
        html.raw("</td><td>")?;
        let articles: Vec<u32> = source.says.iter().map(|quote| quote.article).collect();
        html.text(&shorten(&outlets(page, &articles), CLAIM))?;
        html.raw(if of_others { "</td><td></td></tr>\n" } else { "</td></tr>\n" })?;
    }
    html.raw("</tbody>\n</table>\n</div>\n")?;
    let more = speakers.len().saturating_sub(PEOPLE) + found.anonymous.len().saturating_sub(PEOPLE);
    if more > 0 {
        note(html, &format!("And {}.", count(more, "more speaker")))?;
    }
    Ok(())
}
