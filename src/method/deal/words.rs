//! What a kind of exchange is about, by the words of its name. The format leaves the kinds to the parties; these are the words
//! that the trade has for them.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::document::Firsts;

/// What an exchange can be about; one may be about several things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    /// Something is sold by or for the other.
    Sale,
    /// Bought and sold on for one's own account.
    Resale,
    /// Things that are delivered and sold on.
    Goods,
    /// What one knows or has developed.
    KnowHow,
    /// One's mark is shown by the other.
    Brand,
    /// Customers of both, or data on them.
    Customers,
    /// A part of what another takes in.
    Share,
    /// Systems are linked.
    Systems,
    /// Something is created.
    Making,
    /// Use of what is there already.
    Access,
    /// What members pay to belong.
    Membership,
    /// Support that nobody sells.
    Support,
    /// Things that somebody has to get in the end.
    Assets,
    /// Public or private money for a purpose.
    Grant,
    /// Administration and a roof for the others.
    Service,
    /// Money, of which no sum can be known beforehand.
    Reckoned,
    /// Money.
    Payment,
}

impl About {
    /// Everything that an exchange can be about.
    pub(super) const ALL: [Self; 17] = [
        Self::Sale,
        Self::Resale,
        Self::Goods,
        Self::KnowHow,
        Self::Brand,
        Self::Customers,
        Self::Share,
        Self::Systems,
        Self::Making,
        Self::Access,
        Self::Membership,
        Self::Support,
        Self::Assets,
        Self::Grant,
        Self::Service,
        Self::Reckoned,
        Self::Payment,
    ];

    /// Whether it says more than that money passes.
    pub(super) const fn is_more(self) -> bool {
        !matches!(self, Self::Payment | Self::Reckoned)
    }

    /// The beginnings of the words that tell it; whole words end with a full stop.
    const fn stems(self) -> &'static str {
        match self {
            Self::Sale => {
                "sale sell sold resale resell distribut wholesale retail dealer product goods merchandise component ticket \
                 booking subscri purchas referral lead. leads. introduc commission customer client pricing price discount \
                 margin channel revenue profit market. order supply agency franchis"
            }
            Self::Resale => "resale resell resold distribut wholesale dealer",
            Self::Goods => "product goods device hardware merchandise component stock",
            Self::KnowHow => {
                "research develop engineer design technology software licen know data patent model recipe method access \
                 integration training secondment"
            }
            Self::Brand => {
                "brand marketing promotion sponsor publicity advert campaign event trademark logo endorse media"
            }
            Self::Customers => {
                "customer client user subscriber patient lead. leads. referral introduc data telemetry reading usage"
            }
            Self::Share => "revenue profit commission royalt referral success turnover percentage",
            Self::Systems => {
                "data telemetry api access integration interface feed platform connect system link"
            }
            Self::Making => {
                "research develop engineer design technology software licen invent know content study prototype brand data \
                 model publication patent method finding result"
            }
            Self::Access => "access",
            Self::Membership => "due. dues. member",
            Self::Support => {
                "due. dues. member donat gift grant fund subsid administ host secretar bookkeep premise office asset endow \
                 contribution overhead levy"
            }
            Self::Assets => {
                "asset equipment machine plant tool hardware instrument vehicle premise building fund capital invest domain \
                 account. accounts. name. names."
            }
            Self::Grant => "grant subsid fund",
            Self::Service => "administ host secretar bookkeep premise office legal accounting",
            Self::Reckoned => {
                "royalt commission due. dues. member donat gift grant share. levy overhead referral success administrative \
                 percentage tithe reimburs expense"
            }
            Self::Payment => {
                "fee payment money. cash. instalment installment retainer price milestone deposit upfront funding rent reimburs expense \
                 allowance"
            }
        }
    }
}

/// The stems of each, taken apart once: every rule that hangs on what passes asks for them.
static STEMS: LazyLock<[(Firsts, Vec<&'static str>); About::ALL.len()]> = LazyLock::new(|| {
    About::ALL.map(|what| {
        let stems: Vec<&str> = what.stems().split_ascii_whitespace().collect();
        (Firsts::of(&stems), stems)
    })
});

/// Whether a word of the text begins like one that tells it.
pub(super) fn is_about(text: &str, what: About) -> bool {
    let is_lower = text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    let text = if is_lower { Cow::Borrowed(text) } else { Cow::Owned(text.to_lowercase()) };
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let tells = |word: &str, stem: &str| {
        stem.strip_suffix('.').map_or_else(|| word.starts_with(stem), |whole| word == whole)
    };
    let (firsts, stems) = &STEMS[what as usize];
    words.any(|word| firsts.has(word.as_bytes()) && stems.iter().any(|stem| tells(word, stem)))
}

/// Whether the terms give a rate: a percentage, or a price of each piece, hour or year.
pub(super) fn has_rate(terms: &str) -> bool {
    let lower = terms.to_lowercase();
    let is_each = |word: &str| matches!(word, "each" | "per" | "every" | "a" | "an" | "pro" | "apiece");
    let has_percent = lower
        .char_indices()
        .any(|(at, c)| c == '%' && lower[..at].trim_end().ends_with(|c: char| c.is_ascii_digit()));
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let has_number = words.iter().any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    has_percent || (has_number && words.iter().any(|word| is_each(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_stands_at_its_place() {
        for (nth, what) in About::ALL.into_iter().enumerate() {
            assert_eq!(what as usize, nth, "{what:?}");
        }
    }

    #[test]
    fn tells_kinds_by_the_beginnings_of_their_words() {
        assert!(is_about("grant-share", About::Support));
        assert!(!is_about("grant-share", About::Share));
        assert!(is_about("Revenue share", About::Share));
        assert!(is_about("royalties", About::Reckoned));
        assert!(!is_about("administration", About::Sale));
        assert!(is_about("administrative-fee", About::Reckoned));
        assert!(!is_about("research-fee", About::Reckoned));
        assert!(is_about("research-fee", About::Payment));
        assert!(!is_about("due-diligence-report", About::Sale));
        assert!(is_about("joint-go-to-market", About::Sale));
        assert!(!is_about("co-marketing", About::Sale));
        assert!(!is_about("leadership", About::Sale));
    }

    #[test]
    fn finds_a_rate() {
        for terms in
            ["3% on the newer chip", "USD 150 for each hour", "10,000 per molecule and year", "2 EUR a piece"]
        {
            assert!(has_rate(terms), "{terms}");
        }
        for terms in
            ["A sum for each sensor", "EUR 16,667, six times", "as agreed", "per piece, to be agreed"]
        {
            assert!(!has_rate(terms), "{terms}");
        }
    }
}
