//! What a word tells beside a name or as a part of one, by `data/names/words.txt`.

use crate::classes::classes;
use crate::grammar::rows;
use crate::passes::tokens::{Key, key};

const WORDS: &str = include_str!("../../../data/names/words.txt");

classes! {
    /// The classes of a word; it may have several.
    pub(super) Class(u128) of WORDS;
    /// What a company makes or sells, as the second of two words of its name.
    TRADE = "trade",
    /// What part of a body is called.
    BRANCH = "branch",
    /// What a body is that its first word names as well.
    MAKER = "maker",
    /// Bodies whose task stands behind `on`.
    BODY_ON = "body-on",
    /// What says that a name is a company's, behind a comma.
    COMPANY = "company",
    /// What is a body by itself, as the last word of its name.
    WHOLE = "whole",
    /// What a company is, as the last word of its name.
    COMPANY_HEAD = "company-head",
    /// Who works at a body.
    STAFF = "staff",
    /// Who is told with the body that employs him or her right before: `Kviz Bank analyst Kari Ode`.
    EMPLOYED = "employed",
    /// What somebody does for a club.
    PLAY = "play",
    /// What has a letter behind it and is no name by itself: `Group B`.
    LETTERED = "lettered",
    /// What stands behind the name of an outlet: `Velo radio`.
    OUTLET = "outlet",
    /// What opens the name of a body in other languages: `Banco Odelar`.
    OPENS_BODY = "opens-body",
    /// What is done by a company.
    COMPANY_DEED = "company-deed",
    /// What a company has behind its name, or before `of` and `in`.
    SHARE = "share",
    /// What a school is, as the last word of its name.
    SCHOOL = "school",
    /// Several persons, before `'s` in the name of a body: `People's Party`.
    PEOPLE = "people",
    /// Nouns behind whose `of` a place stands.
    PLACE_OF = "place-of",
    /// Nouns of places that stand behind a name: `Ardal province`.
    DIVISION = "division",
    /// Divisions of land that stand behind the name of one: `Ardal province`.
    GROUND = "ground",
    /// What stands before a place beside another.
    NEIGHBORING = "neighboring",
    /// Verbs and nouns of motion, behind whose `to` a place stands.
    MOVE = "move",
    /// Verbs whose object is a place.
    VISIT = "visit",
    /// What `district` qualifies where it is no place: `Ode district attorney`.
    OFFICE = "office",
    /// Prepositions behind which a place often stands.
    BEFORE_PLACE = "before-place",
    /// Prepositions behind which a place stands: `of`, `for`, `to` and `from` lead to persons as often.
    LOCATIVE = "locative",
    /// The states of the United States as the post writes them.
    POSTAL = "postal",
    /// What is named for the town where it was: events, papers and quarters.
    NO_TEAM = "no-team",
    /// Who sits for a seat, in letters.
    SEATED = "seated",
    /// Nouns behind whose `of` stands who has the power.
    POWER = "power",
    /// Relatives, whose names need no family name.
    KIN = "kin",
    /// Who teaches a subject.
    TEACHER = "teacher",
    /// Nouns of persons that are no roles.
    HUMAN = "human",
    /// Roles that mostly belong to the noun behind them: `a general election`, `a major storm`.
    ADJECTIVE = "adjective",
    /// Words that say that a title is no longer or not yet held.
    NOT_NOW = "not-now",
    /// What stands before a role that is not held now, or not for good.
    HELD = "held",
    /// What stands behind the hyphen of a role that is not yet held.
    ELECT = "elect",
    /// Particles of families that seldom stand in places.
    PERSONAL = "personal",
    /// Particles that tell a name also where nothing else does.
    SURE = "sure",
    /// What stands behind a family name and is none.
    SUFFIX = "suffix",
    /// What stands behind a hyphen and is no part of a name.
    AFFIX = "affix",
    /// What stands before a saint's name.
    SAINT = "saint",
    /// Nouns behind which the name of a ship stands.
    CODED = "coded",
    VESSEL = "vessel",
    /// What stands before the name of a ship.
    SHIP = "ship",
    /// What has a title.
    WORK = "work",
    /// What is done with a work.
    MADE = "made",
    /// What has a number behind it and is no name by itself: `Chapter 11`, `Rs 72`.
    NUMBERED = "numbered",
    /// What is given a name as persons are.
    STORM = "storm",
    /// The parties of a seat, before its state: `D-Fla.`
    PARTY = "party",
    /// Verbs that one person alone does not do.
    OF_SEVERAL = "of-several",
    /// What may stand behind somebody who has spoken.
    BEHIND = "behind",
    /// Words that have no capital within a sentence.
    SMALL = "small",
    /// Small words and marks that may stand within a name.
    LINK = "link",
    /// What stands before a capital within a family or given name.
    PREFIX = "prefix",
    /// What a club is called for short, without its town and without an article.
    CLUB = "club",
    /// What clubs do and are, behind such a name.
    CLUB_VERB = "club-verb",
    /// Small words between hyphens in the name of a town.
    TOWN_JOINT = "town-joint",
    /// What a town has, behind `'s`.
    OF_A_TOWN = "of-a-town",
    /// Verbs of a cause that `the` and its object follow in the name of a body.
    CAUSE = "cause",
    /// Family names that are words or given names as well.
    HOMONYM = "homonym",
    /// What teams are called without their towns.
    TEAM = "team",
    /// What clubs do to each other, and with whom they have.
    DEFEAT = "defeat",
    /// What is over several fields.
    MINISTRY = "ministry",
    /// What has a number in an army or of a bench.
    UNIT = "unit",
    /// The last word of a court's name before `of` or `for`.
    COURT = "court",
    /// What a court is of.
    JUSTICE = "justice",
    /// A title that is written short before a name; the row has the whole word.
    SHORT = "short",
}

/// The small words that may stand within a name.
pub(super) fn links() -> impl Iterator<Item = Key> {
    let rows = rows(WORDS).filter(|row| row.0 == "link");
    rows.flat_map(|row| row.2.split_whitespace()).map(key)
}

/// The word of a title that may be written short: `governor` for `Gov.`
pub(super) fn whole(title: Key) -> Key {
    if !Class::SHORT.has(title) {
        return title;
    }
    let mut short = rows(WORDS).filter(|row| row.0 == "short");
    let row = short.find(|row| row.2.split_whitespace().any(|word| key(word) == title));
    row.map_or(title, |row| key(row.1))
}
