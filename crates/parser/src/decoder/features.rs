//! The names of the features that speak for or against a role.
//!
//! A feature is a yes or no about one unit. [`super::evidence`] finds them; the file of weights says
//! what each is worth.

macro_rules! features {
    ($($name:ident = $id:literal;)*) => {
        /// A yes or no about one unit.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        #[allow(missing_docs, reason = "the names say it, and the file of weights shows them")]
        pub enum Feature {
            $($name,)*
        }

        impl Feature {
            /// Every feature, in the order of their numbers.
            pub const ALL: &'static [Feature] = &[$(Feature::$name,)*];

            /// The numbers of those that only the second look has.
            pub const SECOND: std::ops::RangeInclusive<usize> =
                Feature::HeadlineNone as usize..=Feature::TwinBelow as usize;

            /// The name in the file of weights and in explanations.
            pub const fn id(self) -> &'static str {
                match self { $(Feature::$name => $id,)* }
            }
        }
    };
}

features! {
    Bias = "any unit";
    Words1 = "1 word"; Words2To3 = "2 to 3 words"; Words4To6 = "4 to 6 words";
    Words7To10 = "7 to 10 words"; Words11To16 = "11 to 16 words"; Words17To25 = "17 to 25 words";
    Words26To50 = "26 to 50 words"; Words51 = "51 words or more";
    EndStop = "ends with a full stop"; EndAsk = "ends with ? or !"; EndQuoted = "ends with a closed quotation";
    EndColon = "ends with a colon"; EndComma = "ends with a comma"; EndDots = "ends with dots";
    EndBracket = "ends with a bracket"; EndOpen = "ends without a mark";
    StartsSmall = "begins with a small letter"; StartsDigit = "begins with a digit";
    StartsQuote = "begins with a quotation mark"; StartsBullet = "begins with a bullet";
    StartsBracket = "begins with a bracket"; StartsSign = "begins with a sign";
    AllCapitals = "all in capitals"; TitleCase = "most words capitalised"; FewCapitals = "few words capitalised";
    HasDigit = "holds a digit"; MostlyDigits = "mostly digits"; Sentences = "holds several sentences";
    NoGrammarWord = "no word of grammar"; SomeGrammarWords = "some words of grammar"; ManyGrammarWords = "many words of grammar";
    SaysSomething = "a quotation inside";
    IsByline = "reads as a byline"; IsName = "is a person's name"; HasRoleWord = "holds a writer's role";
    IsDate = "is a date"; HasDate = "holds a date"; HasTime = "holds a time of day"; SaysPublished = "says published or updated";
    IsDateline = "opens with a dateline or ends with a date stamp"; IsCredits = "reads as credits"; IsSignOff = "is a sign-off";
    IsNote = "opens like a note to editors"; IsCorrection = "opens like a correction";
    IsRights = "reads as a rights line"; IsPhotoCredit = "reads as a photo credit"; IsCaption = "reads as a caption";
    HasAddress = "holds an address of the net"; IsSlug = "reads as a wire's slug"; HasControls = "holds control bytes";
    FurnitureLine = "is a phrase of furniture"; FurnitureOpening = "opens like furniture"; FurnitureWord = "holds a word of furniture";
    HasPipes = "parts set off by strokes"; HasTabs = "columns set off by tabs"; EndsHanging = "ends with a preposition";
    TitleAgain = "repeats the title"; IsTitle = "is the title"; Repeated = "stands more than once";
    IsFirst = "is the first"; InFirst3 = "is among the first three"; InLast3 = "is among the last three";
    BlankBefore0 = "no blank line before"; BlankBefore2 = "several blank lines before";
    BlankAfter0 = "no blank line behind"; BlankAfter2 = "several blank lines behind";
    Wrapped = "is of several wrapped lines"; Indented = "is indented"; ShortPage = "the page is short";
    PreviousNone = "nothing before"; PreviousTiny = "tiny before"; PreviousShort = "short before"; PreviousProse = "prose before";
    NextNone = "nothing behind"; NextTiny = "tiny behind"; NextShort = "short behind"; NextProse = "prose behind";
    Previous2Prose = "prose two before"; Previous2Tiny = "tiny two before"; Next2Prose = "prose two behind"; Next2Tiny = "tiny two behind";
    GluedToNextProse = "glued to prose behind"; GluedToPreviousProse = "glued to prose before";
    Dense0 = "no prose around"; Dense1 = "little prose around"; Dense3 = "some prose around"; Dense6 = "much prose around";
    FirstProse = "the first prose"; BeforeProse1 = "right before the first prose"; BeforeProse2 = "2 or 3 before the first prose";
    BeforeProse4 = "4 to 6 before the first prose"; AfterProse1 = "right behind the last prose"; AfterProse2 = "2 or 3 behind the last prose";
    AfterProse4 = "4 to 8 behind the last prose";
    TinyAbove = "tiny, above the main prose"; ShortAbove = "short, above the main prose"; MidAbove = "middling, above the main prose"; LongAbove = "long, above the main prose";
    TinyInside = "tiny, inside the main prose"; ShortInside = "short, inside the main prose"; MidInside = "middling, inside the main prose"; LongInside = "long, inside the main prose";
    TinyBelow = "tiny, below the main prose"; ShortBelow = "short, below the main prose"; MidBelow = "middling, below the main prose"; LongBelow = "long, below the main prose";
    TinyClosed = "tiny and closed"; ShortClosed = "short and closed"; MidClosed = "middling and closed"; LongOpen = "long and not closed";
    IsSection = "is a section's name"; HasOutletWord = "holds a masthead's word"; QuestionShort = "a short question";
    OpeningNone = "shares no word with the first prose"; OpeningFew = "shares few words with the first prose";
    OpeningSome = "shares some words with the first prose"; OpeningMost = "shares most words with the first prose";
    TitleMost = "most of the title"; TitleSome = "some of the title";
    AboveTitle = "above the title"; LastTitle = "is the title, right above the copy"; BelowTitle1 = "right below the title";
    BelowTitle2 = "2 or 3 below the title"; BelowTitle4 = "4 to 10 below the title";
    DateBefore = "a date before"; DateBehind = "a date behind"; BylineBefore = "a byline before"; BylineBehind = "a byline behind";
    PhotoBefore = "a photo's line before"; PhotoBehind = "a photo's line behind";
    FurnitureBefore = "furniture before"; FurnitureBehind = "furniture behind";
    HeadBehind = "a date or byline soon behind"; HeadBefore = "a date or byline soon before";
    Run1 = "alone between prose"; Run2 = "one of two between prose"; Run3 = "one of 3 or 4 between prose";
    Run5 = "one of 5 to 9 between prose"; Run10 = "one of 10 or more between prose";
    RunFirst = "the first behind prose"; RunLast = "the last before prose"; HeadsProse = "heads prose";
    AloneTiny = "tiny, alone above prose"; AloneShort = "short, alone above prose"; AloneMid = "middling, alone above prose";
    AloneClosed = "closed, alone above prose";
    CreditEnds = "ends with a credit"; AgencyEnds = "ends with an agency"; HasKicker = "a colon behind its first words";
    HasCopySign = "holds a copyright sign"; LooksDated = "looks dated";
    EndMarker = "opens what stands behind the copy"; BehindMarker = "past what opens the end"; BehindMarkers = "past several openings of the end";
    DatesAround2 = "2 dated lines around"; DatesAround4 = "4 or more dated lines around";
    FurnitureAround1 = "some furniture around"; FurnitureAround3 = "much furniture around";
    NamesAround2 = "names around"; Period2 = "lengths repeat every 2 lines"; Period3 = "lengths repeat every 3 lines"; Period4 = "lengths repeat every 4 or 5 lines";
    NameSays = "a name that says"; ByInside = "holds a byline's word before a name"; NamesOnly = "all words capitalised"; ByAlone = "a byline's word alone"; AfterBy = "follows a byline's word alone";
    SaysWhen = "long and names a weekday"; SaysWho = "long and attributes";
    Repeated3 = "stands three times or more"; LongFurniture = "long and opens with a word of furniture";
    PhotoTail = "a photo's word before a colon"; HasBraces = "holds braces"; IsBio = "opens with a name that is"; IsMailHeader = "is of a mail's header"; IsAgo = "says how long ago";
    HeadlineNone = "no headline at first"; HeadlineBelow = "the headline further down"; HeadlineNear = "the headline 1 to 3 above"; HeadlineFar = "the headline farther above";
    BylineNone = "no other byline"; BylineAbove = "a byline somewhere above"; BylineBelow = "a byline somewhere below";
    DateNone = "no other date"; DateAbove = "a date somewhere above"; DateBelow = "a date somewhere below"; DeckElse = "another deck";
    SubheadsElse = "1 or 2 other subheads"; SubheadsMany = "3 or more other subheads"; SubheadLike = "of other subheads' form";
    CaptionsElse = "1 or 2 other captions"; CaptionsMany = "3 or more other captions";
    HeadMost = "most of its words in the headline"; HeadSome = "some of its words in the headline"; HeadNone = "none of its words in the headline";
    NameAgain = "holds the byline's words"; CopyFirst = "where the copy began at first"; CopyRight = "1 or 2 above where the copy began at first";
    CopyLast = "where the copy ended at first"; CopyEnded1 = "right below the copy at first"; CopyEnded2 = "2 or 3 below the copy at first"; CopyEnded4 = "4 to 8 below the copy at first";
    CopyShort = "little copy at first"; NoFurniture = "no other furniture at first"; BareSentence = "a sentence, and no other furniture at first"; HeadTwoBelow = "a byline or date two below at first"; HeadlineTwoAbove = "the headline two above at first";
    TwinAbove = "was the headline, and one may stand right above"; TwinBelow = "shaped like the headline right below";
}

/// How many words of 64 bits a set has.
const WIDTH: usize = 4;

/// A set of features of one unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FeatureSet([u64; WIDTH]);

impl FeatureSet {
    /// None.
    pub(super) const EMPTY: Self = Self([0; WIDTH]);

    /// With all features of another.
    #[inline]
    pub(super) fn join(&mut self, other: Self) {
        self.0.iter_mut().zip(other.0).for_each(|(own, other)| *own |= other);
    }

    /// With this feature.
    #[inline]
    pub const fn add(&mut self, feature: Feature) {
        self.add_if(feature, true);
    }

    /// With this feature, if `holds`.
    #[inline]
    pub const fn add_if(&mut self, feature: Feature, holds: bool) {
        self.0[feature as usize / 64] |= (holds as u64) << (feature as usize % 64);
    }

    /// Without this feature.
    #[inline]
    pub(super) const fn remove(&mut self, feature: Feature) {
        self.0[feature as usize / 64] &= !(1 << (feature as usize % 64));
    }

    /// Whether the feature is in it.
    #[inline]
    pub const fn has(self, feature: Feature) -> bool {
        self.0[feature as usize / 64] >> (feature as usize % 64) & 1 == 1
    }

    /// Its bits, the features in the order of their numbers.
    #[inline]
    pub(super) const fn words(self) -> [u64; WIDTH] {
        self.0
    }

    /// The numbers of its features, ascending.
    #[inline]
    pub fn numbers(self) -> impl Iterator<Item = usize> {
        self.0.into_iter().enumerate().flat_map(|(word, mut bits)| {
            std::iter::from_fn(move || {
                if bits == 0 {
                    return None;
                }
                let number = bits.trailing_zeros() as usize;
                bits &= bits - 1;
                Some(word * 64 + number)
            })
        })
    }
}

const _: () = assert!(Feature::ALL.len() <= WIDTH * 64, "a set has room for every feature");

/// The names that the file of weights has for what follows what.
const TAKEN: &[u8] = b"behind ";

const _: () = {
    let mut number = 0;
    while number < Feature::ALL.len() {
        let name = Feature::ALL[number].id().as_bytes();
        let (mut at, mut same) = (0, name.len() >= TAKEN.len());
        while same && at < TAKEN.len() {
            same = name[at] == TAKEN[at];
            at += 1;
        }
        assert!(!same, "no feature has the name of a row of what follows what");
        number += 1;
    }
};
