//! Joint growth [S0, S3].

use super::plan::Trial;
use crate::document::record::record;
use crate::document::scalar::{Link, Malformed, Money, Quantity, Scalar, Share, Text, keyword};
use crate::document::shape::{Plain, Text as Pattern};
use crate::document::{Authority, ByParty, Each, List};

keyword! {
    /// The three growth motions [S3].
    pub enum GrowthKind {
        /// Joint content, events, campaigns.
        CoMarketing = "co-marketing",
        /// Selling together or for each other.
        CoSelling = "co-selling",
        /// Building something new together.
        CoInnovation = "co-innovation",
    }
}

record! { "a growth motion",
    /// One growth motion.
    pub struct Growth {
        /// Which kind.
        kind: GrowthKind,
        /// What is done.
        what: Text,
        /// Who works on it: one party or several, or `both` for all.
        by: List<Authority>,
        /// Whom it addresses.
        audience: Each<Text>,
        /// How leads are shared.
        lead_sharing: Text,
        /// Lead qualification criteria.
        qualification: Text,
        /// The commercial terms.
        terms: GrowthTerms,
        /// The IP agreement of a joint development: a link, or in words.
        ip: Agreement,
        /// Its own budget.
        budget: Money,
        /// How its revenue is split.
        revenue_split: ByParty<Share>,
        /// A trial of this motion alone, with the criteria that end it.
        trial: Trial,
    }
}

/// An agreement: where it lies, or what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Agreement {
    /// A file or an address.
    Link(Link),
    /// In words.
    Words(Text),
}

impl Agreement {
    /// Where it lies, if that is what is said.
    #[must_use]
    pub fn link(&self) -> Option<&Link> {
        match self {
            Self::Link(link) => Some(link),
            Self::Words(_) => None,
        }
    }
}

impl Scalar for Agreement {
    const EXPECTED: &'static str = "a link like `docs/ip.md`, or what was agreed in words";

    fn parse(text: &str) -> Result<Self, Malformed> {
        // Nobody calls a file by a sentence.
        let is_sentence = text.split_whitespace().count() > 2;
        if is_sentence { Text::parse(text).map(Self::Words) } else { Link::parse(text).map(Self::Link) }
    }

    fn plain() -> Plain {
        let sentence = Pattern::Like("\\S+\\s+\\S+\\s+\\S[\\s\\S]*".to_owned());
        let text = Link::plain().text.or(sentence);
        Plain { text, ..Plain::any("Agreement", Self::EXPECTED) }.with_examples(&["docs/ip.md"])
    }
}

record! { "the terms",
    /// Commercial terms of a growth motion; a plain text says them in words.
    pub struct GrowthTerms short words {
        /// In words.
        words: Text,
        /// The referral fee.
        referral_fee: Quantity,
        /// The discount for a reseller.
        resale_discount: Share,
        /// Sales compensation.
        compensation: Text,
    }
}

record! { "the referral programme",
    /// The referral programme [S0].
    pub struct Referrals {
        /// On which terms.
        terms: Text,
        /// How referrals are tracked.
        tracking: Text,
        /// The referrer's reward.
        reward: Quantity,
    }
}
