//! What a rule says of itself.

use super::{Drafts, Family, Question, Subject, Usage, Wanted};
use crate::document::ProblemKind;
use crate::document::charter::stage::Stage;
use crate::document::topic::Topic;
use crate::finding::{Consequence, Nature, Severity};
use crate::partnership::Past;

/// One rule: what it is, when it is due, what it looks at. Declared by `rule!`.
#[derive(Clone, Copy)]
pub struct Rule<'a> {
    /// Its id: the defect, noun first.
    pub id: &'a str,
    /// Its family.
    pub family: Family,
    /// How bad it is once it is due.
    pub severity: Severity,
    /// What its findings are.
    pub nature: Nature,
    /// What happens if nobody acts on one, where no circumstance makes it better or worse.
    pub consequence: Consequence,
    /// What happens in this partnership, where its circumstances make it better or worse.
    pub rises: Option<fn(&Subject<'_>) -> Option<Consequence>>,
    /// What a gap is a question about; `None` for everything else.
    pub topic: Option<Topic>,
    /// What a gap asks, as declared; [`Rule::questions`] knows the places too. Empty for everything else.
    pub asks: &'static [Question],
    /// From which stage on it has that severity; before, it is advice.
    pub from: Stage,
    /// The last stage at which it speaks.
    pub until: Stage,
    /// Where it comes from: `S0` to `S4`, `ISO 44001 stage 8`, `contract practice`, `ours`.
    pub authority: &'static [&'static str],
    /// What it looks for, in one line.
    pub summary: &'a str,
    /// Why it matters, in one sentence.
    pub why: &'a str,
    /// The policy values that it reads.
    pub policy: &'static [&'static str],
    /// The version that brought it.
    pub since: &'static str,
    /// Its page: what it checks, how to fix it, an example that fails and one that passes.
    pub docs: &'static str,
    /// Whether `check --fix` fixes those of its findings that only one thing can have been meant by.
    pub is_fixable: bool,
    /// Whether it only sums up a checklist, whose questions are asked one by one.
    pub sums_up: bool,
    /// What git must have told before it can speak.
    pub needs: Needs,
    /// What it looks at.
    pub check: Check,
}

/// What a rule looks at.
#[derive(Clone, Copy)]
pub enum Check {
    /// The problems of this kind that reading the documents has shown.
    Problems(ProblemKind),
    /// A partnership, its calculations and a day.
    Partnership(fn(&Subject<'_>, &mut Drafts<'_>)),
    /// A key that the charter is to have.
    Wanted(Wanted),
    /// A partnership, after comments and waivers have silenced what they name.
    Afterwards(fn(&Subject<'_>, &Usage, &mut Drafts<'_>)),
    /// A baseline, which belongs to no partnership.
    Baseline,
    /// The patterns of paths in the configuration.
    Patterns,
    /// What a partnership has come to since a revision that it is compared with.
    Standing,
    /// The condition of a rule of the team's own, which the configuration holds.
    Own,
}

/// What git must have told before a rule can speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Nothing: the files are enough.
    Files,
    /// The charter at a revision to compare with.
    Base,
    /// What was recorded of each change request.
    Requests,
    /// Who recorded what.
    Authors,
}

impl Needs {
    /// Whether git has told it of a partnership.
    #[must_use]
    pub fn is_known(self, past: &Past) -> bool {
        match self {
            Self::Files => true,
            Self::Base => past.base.is_some(),
            Self::Requests => past.requests.is_some(),
            Self::Authors => past.authors.is_some(),
        }
    }
}

impl Rule<'_> {
    /// How bad it is at a stage; `None` where it does not speak.
    #[must_use]
    pub fn severity_at(&self, stage: Stage) -> Option<Severity> {
        self.severity_due(self.severity, stage)
    }

    /// The same where something else than the rule says how bad it is once it is due.
    #[must_use]
    pub fn severity_due(&self, severity: Severity, stage: Stage) -> Option<Severity> {
        if self.family == Family::Document {
            return Some(severity);
        }
        match stage {
            stage if stage > self.until => None,
            stage if stage < self.from => Some(Severity::Advice),
            _ => Some(severity),
        }
    }

    /// The place of the key that it wants, where it wants one and nothing else.
    #[must_use]
    pub fn wanted_place(&self) -> Option<&'static str> {
        match self.check {
            Check::Wanted(wanted) => Some(wanted.place()),
            _ => None,
        }
    }

    /// The section of the charter that it asks about: that of the key that it wants, else that of its family.
    #[must_use]
    pub fn section(&self) -> Option<&'static str> {
        match self.wanted_place() {
            Some(path) => path.split(['.', '[']).next(),
            None => self.family.section(),
        }
    }

    /// Whether it holds what the parties agreed: what silences it is for them to agree on as well.
    #[must_use]
    pub fn is_of_agreement(&self) -> bool {
        self.family == Family::Agreement
    }

    /// Whether a comment or a waiver may silence it. What is wrong with a document, and with what silences findings, may not be.
    #[must_use]
    pub fn is_silenceable(&self) -> bool {
        !matches!(self.family, Family::Document | Family::Waivers)
    }
}

/// Declares the rule of a file: the comment is what it looks for, in one line. Not written: a rule is due from discovery until
/// operation, reads no policy value, came with the first version, and needs nothing of git. A gap names the topic that it asks about,
/// and its questions: each as one would ask a person, with an example and whom it concerns. A question is asked `at:` the place of its
/// answer, which `check: Wanted` says already; `also_at:` where another rule asks the first question of that place; `of:` another
/// document than the charter.
macro_rules! rule {
    (
        $(#[doc = $summary:literal])+
        $id:literal,
        severity: $severity:ident $(, from: $from:ident)? $(, until: $until:ident)?,
        nature: $nature:ident $(($topic:ident))?, consequence: $consequence:ident $(, rises: $rises:expr)?,
        $(
            question: $question:literal,
            $(of: $of:ident,)? $(at: $at:literal,)? $(also_at: $also_at:literal,)?
            example: $example:literal, concerns: $concerns:ident,
        )*
        authority: $authority:expr,
        why: $why:literal,
        $(policy: [$($policy:ident),+],)?
        $(since: $since:literal,)?
        $(is_fixable: $is_fixable:literal,)?
        $(sums_up: $sums_up:literal,)?
        $(needs: $needs:ident,)?
        check: $($check:tt)+
    ) => {
        /// The rule's id, for what else names it.
        #[allow(dead_code, reason = "most rules are named by their users only")]
        pub(crate) const ID: &str = $id;

        // A policy value that does not exist does not compile.
        $($(const _: fn(&$crate::config::Policy) -> u32 = |policy| policy.$policy;)+)?

        /// The rule with its page.
        pub(super) const fn rule(page: &'static str) -> $crate::rules::Rule<'static> {
            $crate::rules::Rule {
                id: ID,
                family: super::FAMILY,
                severity: $crate::finding::Severity::$severity,
                nature: $crate::finding::Nature::$nature,
                consequence: $crate::finding::Consequence::$consequence,
                rises: $crate::rules::rule!(@optional $($rises)?),
                topic: $crate::rules::rule!(@topic $nature $($topic)?),
                asks: $crate::rules::rule!(@asks $nature $([
                    $question, [$($of)?] [$($at)?] [$($also_at)?] $example, $concerns
                ])*),
                from: $crate::rules::rule!(@stage $($from)? Discovery),
                until: $crate::rules::rule!(@stage $($until)? Operation),
                authority: &$authority,
                summary: concat!($($summary),+).trim_ascii(),
                why: $why,
                policy: &[$($(stringify!($policy)),+)?],
                since: $crate::rules::rule!(@literal $($since)? "0.1.0"),
                docs: page,
                is_fixable: $crate::rules::rule!(@literal $($is_fixable)? false),
                sums_up: $crate::rules::rule!(@literal $($sums_up)? false),
                needs: $crate::rules::rule!(@needs $($needs)? Files),
                check: $crate::rules::rule!(@check $($check)+),
            }
        }
    };
    (@check Wanted { $($wanted:tt)+ } $(,)?) => {
        $crate::rules::Check::Wanted($crate::rules::wanted! { $($wanted)+ })
    };
    (@check $kind:ident $(($what:expr))? $(,)?) => { $crate::rules::Check::$kind $(($what))? };
    (@stage $stage:ident $($default:ident)?) => { $crate::document::charter::stage::Stage::$stage };
    (@optional) => { None };
    (@optional $given:expr) => { Some($given) };
    // A gap asks about a topic, and nothing else does.
    (@topic Gap $topic:ident) => { Some($crate::document::topic::Topic::$topic) };
    (@topic Unreadable) => { None };
    (@topic Due) => { None };
    (@topic Defect) => { None };
    // A gap asks something, and nothing else does.
    (@asks Gap $($question:tt)+) => { &[$($crate::rules::rule!(@question $question)),+] };
    (@asks Unreadable) => { &[] };
    (@asks Due) => { &[] };
    (@asks Defect) => { &[] };
    (@question [
        $text:literal, [$($of:ident)?] [$($at:literal)?] [$($also_at:literal)?] $example:literal, $concerns:ident
    ]) => {
        $crate::rules::Question {
            document: $crate::rules::rule!(@document $($of)? Charter),
            at: $crate::rules::rule!(@literal $($at)? $($also_at)? ""),
            is_further: $crate::rules::rule!(@is_there $($also_at)?),
            text: $text,
            example: $example,
            concerns: $crate::rules::Concerns::$concerns,
        }
    };
    (@document $document:ident $($default:ident)?) => { $crate::document::header::DocumentKind::$document };
    (@is_there) => { false };
    (@is_there $given:literal) => { true };
    (@needs $needs:ident $($default:ident)?) => { $crate::rules::Needs::$needs };
    (@literal $given:literal $($default:literal)?) => { $given };
}
pub(crate) use rule;

/// Declares the rules of a family: one line a rule, in the order of their ids. Each is a file with its page beside it.
macro_rules! family {
    ($family:ident: $($name:ident),+ $(,)?) => {
        $(pub(crate) mod $name;)+

        const FAMILY: $crate::rules::Family = $crate::rules::Family::$family;

        /// The rules of this family.
        pub static RULES: &[$crate::rules::Rule<'static>] =
            &[$($name::rule(include_str!(concat!(stringify!($name), ".md")))),+];
    };
}
pub(crate) use family;
