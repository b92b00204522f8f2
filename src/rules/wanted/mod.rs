//! Rules that want a key and nothing else: a declaration of the key, and of what to say where it is missing or open.

mod figure;
mod parties;
mod role;
mod term;
mod whole;
mod words;

pub use words::placeholders;

pub(in crate::rules) use words::Absent;

use super::{Drafts, Subject};
use crate::document::charter::Charter;
use crate::document::charter::stage::Stage;
use crate::document::{ByParty, Each, Field};

/// A key that a charter is to have. Declared by `wanted!`.
#[derive(Clone, Copy)]
pub struct Wanted {
    /// Where it belongs. `{party}` stands for the id of each party.
    pub path: &'static str,
    /// What the charter says there, as a whole or of a party. Nothing is wanted of what is invalid.
    pub said: fn(&Charter, Option<&str>) -> Field<()>,
    /// Where it is asked for.
    pub asked: Asked,
    /// What a finding says.
    pub words: Words,
}

/// Where a key is asked for, beside what the rule says of stages.
#[derive(Clone, Copy)]
pub struct Asked {
    /// Before this stage not even as advice.
    pub not_before: Stage,
    /// Where it is asked for in no case.
    pub unless: fn(&Subject<'_>) -> bool,
    /// Where alone it is asked for.
    pub when: fn(&Subject<'_>) -> bool,
}

/// What a finding says: what is missing, never which section does not say it. [`placeholders`] lists what stands for something
/// else in them.
#[derive(Debug, Clone, Copy)]
pub enum Words {
    /// Of something that the charter says once.
    Whole {
        /// What is missing: the words after "no".
        no: &'static str,
        /// What is said where it is undecided; else those words, and that they are undecided.
        open: Option<&'static str>,
        /// What to write.
        write: &'static str,
        /// A place of the charter that shows why, and what it shows.
        also: Option<(&'static str, &'static str)>,
    },
    /// Of something that it says of each party: those who are left out are named together.
    Parties {
        /// What is missing: the words after "no"; the names follow.
        no: &'static str,
        /// What is said where it is undecided; else those words, and that they are undecided.
        open: Option<&'static str>,
        /// What to write.
        write: &'static str,
        /// What to write where only some are left out. Where this is said, and all are, no party is named.
        left_out: Option<&'static str>,
    },
    /// Of a term of a section, for all parties or for each.
    Term {
        /// What is missing: the words after "no".
        no: &'static str,
        /// What is said where it is undecided; else those words, and that they are undecided.
        open: Option<&'static str>,
        /// What to write where it holds for all parties, key included.
        example: &'static str,
    },
    /// Of figures that each party gives.
    Figure {
        /// What is missing: the words after "no"; the names follow.
        no: &'static str,
        /// What is said where it is undecided; else those words, and that they are undecided.
        open: Option<&'static str>,
        /// What to write after the parties' keys.
        example: &'static str,
    },
    /// Of somebody whom each party names: one finding a party.
    Role {
        /// What the person is called: `executive sponsor`.
        role: &'static str,
        /// Who belongs there.
        who: &'static str,
    },
}

impl Wanted {
    /// Notes where it is missing or open.
    pub(crate) fn judge(&self, subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
        let Asked { not_before, unless, when } = self.asked;
        if subject.stage < not_before || unless(subject) || !when(subject) {
            return;
        }
        match &self.words {
            Words::Whole { .. } => whole::judge(self, subject, drafts),
            Words::Parties { .. } => parties::judge(self, subject, drafts),
            Words::Term { no, open, example } => {
                term::judge(self, &Absent { no, open: *open }, example, subject, drafts);
            }
            Words::Figure { no, open, example } => {
                figure::judge(self, &Absent { no, open: *open }, example, subject, drafts);
            }
            Words::Role { role, who } => role::judge(self, role, who, subject, drafts),
        }
    }

    /// Where it stands for all parties together.
    pub(crate) fn place(&self) -> &'static str {
        self.path.strip_suffix(".{party}").unwrap_or(self.path)
    }

    /// Where it stands for one party.
    fn place_of(&self, party: &str) -> String {
        self.path.replace("{party}", party)
    }

    /// Its key, and what that belongs into.
    fn key_and_section(&self) -> (&'static str, &'static str) {
        let place = self.place();
        place.rsplit_once('.').map_or((place, ""), |(section, key)| (key, section))
    }
}

/// What says something of each party.
pub(in crate::rules) trait OfParty {
    /// What is said of one.
    type Said;

    /// What is said of this party.
    fn of_party(&self, party: &str) -> Field<&Self::Said>;
}

impl<T> OfParty for ByParty<T> {
    type Said = T;

    fn of_party(&self, party: &str) -> Field<&T> {
        self.of(party)
    }
}

impl<T> OfParty for Each<T> {
    type Said = T;

    fn of_party(&self, party: &str) -> Field<&T> {
        self.of(party)
    }
}

/// Declares a key that is wanted. The path is written as it is read: it is the place of the finding and the access to the
/// field at once, so that one that does not exist does not compile.
///
/// `canvas` is a section; `canvas.vision` a key in it, asked for where the section is there; `conflict.levels[]` a list in which
/// something is to stand; `exit.notice.{party}` a key of each party, or of all; `parties.{party}.manager` one in the party itself.
macro_rules! wanted {
    (parties.{party}.$key:ident, $($words:tt)+) => {
        $crate::rules::wanted!(
            @party concat!("parties.{party}.", stringify!($key)),
            |charter, party| {
                // Nothing is missing of a party that is not there.
                let Some(party) = party.and_then(|party| charter.parties.get()?.get(party)) else {
                    return $crate::document::Field::Invalid;
                };
                party.and(|party| &party.$key).said()
            },
            $($words)+
        )
    };
    ($section:ident $([$($list:tt)*])?, $($words:tt)+) => {
        $crate::rules::wanted!(
            @whole stringify!($section),
            |charter, _| $crate::rules::wanted!(@said $([$($list)*])? charter.$section.as_ref()),
            $($words)+
        )
    };
    ($section:ident $(.$step:ident)+ $([$($list:tt)*])?, $($words:tt)+) => {
        $crate::rules::wanted!(
            @whole concat!(stringify!($section) $(, ".", stringify!($step))+),
            |charter, _| {
                // Where the section is not there its own rule speaks.
                if !charter.$section.is_given() {
                    return $crate::document::Field::Invalid;
                }
                let field = charter.$section.as_ref()$(.inside(|it| it.$step.as_ref()))+;
                $crate::rules::wanted!(@said $([$($list)*])? field)
            },
            $($words)+
        )
    };
    ($section:ident $(.$step:ident)+ .{party} $([$($list:tt)*])?, $($words:tt)+) => {
        $crate::rules::wanted!(
            @party concat!(stringify!($section) $(, ".", stringify!($step))+, ".{party}"),
            |charter, party| {
                if !charter.$section.is_given() {
                    return $crate::document::Field::Invalid;
                }
                let whole = charter.$section.as_ref()$(.inside(|it| it.$step.as_ref()))+;
                let Some(party) = party else { return whole.said() };
                let own = whole.inside(|it| $crate::rules::wanted::OfParty::of_party(it, party));
                $crate::rules::wanted!(@said $([$($list)*])? own)
            },
            $($words)+
        )
    };
    (@said [] $field:expr) => { $field.said_of_list() };
    (@said $field:expr) => { $field.said() };
    (
        @whole $path:expr, $said:expr,
        $(not_before: $stage:ident,)? $(unless: $unless:path,)? $(when: $when:path,)?
        no: $no:literal, $(open: $open:literal,)? write: $write:literal
        $(, also: $place:ident $(.$step:ident)* => $label:literal)? $(,)?
    ) => {
        $crate::rules::wanted::Wanted {
            path: $path,
            said: $said,
            asked: $crate::rules::wanted!(@asked [$($stage)?] [$($unless)?] [$($when)?]),
            words: $crate::rules::wanted::Words::Whole {
                no: $no,
                open: $crate::rules::wanted!(@some $($open)?),
                write: $write,
                also: $crate::rules::wanted!(@also $($place $(.$step)* => $label)?),
            },
        }
    };
    (
        @party $path:expr, $said:expr,
        $(not_before: $stage:ident,)? $(unless: $unless:path,)? $(when: $when:path,)?
        no: $no:literal, $(open: $open:literal,)? write: $write:literal
        $(, left_out: $left_out:literal)? $(,)?
    ) => {
        $crate::rules::wanted::Wanted {
            path: $path,
            said: $said,
            asked: $crate::rules::wanted!(@asked [$($stage)?] [$($unless)?] [$($when)?]),
            words: $crate::rules::wanted::Words::Parties {
                no: $no,
                open: $crate::rules::wanted!(@some $($open)?),
                write: $write,
                left_out: $crate::rules::wanted!(@some $($left_out)?),
            },
        }
    };
    (
        @party $path:expr, $said:expr,
        $(not_before: $stage:ident,)? $(unless: $unless:path,)? $(when: $when:path,)?
        words: Role { role: $role:literal, who: $who:literal $(,)? } $(,)?
    ) => {
        $crate::rules::wanted::Wanted {
            path: $path,
            said: $said,
            asked: $crate::rules::wanted!(@asked [$($stage)?] [$($unless)?] [$($when)?]),
            words: $crate::rules::wanted::Words::Role { role: $role, who: $who },
        }
    };
    (
        @party $path:expr, $said:expr,
        $(not_before: $stage:ident,)? $(unless: $unless:path,)? $(when: $when:path,)?
        words: $kind:ident { no: $no:literal, $(open: $open:literal,)? example: $example:literal $(,)? } $(,)?
    ) => {
        $crate::rules::wanted::Wanted {
            path: $path,
            said: $said,
            asked: $crate::rules::wanted!(@asked [$($stage)?] [$($unless)?] [$($when)?]),
            words: $crate::rules::wanted::Words::$kind {
                no: $no,
                open: $crate::rules::wanted!(@some $($open)?),
                example: $example,
            },
        }
    };
    (@asked [$($stage:ident)?] [$($unless:path)?] [$($when:path)?]) => {
        $crate::rules::wanted::Asked {
            not_before: $crate::rules::rule!(@stage $($stage)? Discovery),
            unless: |_subject| false $(|| $unless(_subject))?,
            when: |_subject| true $(&& $when(_subject))?,
        }
    };
    (@also) => { None };
    (@also $section:ident $(.$step:ident)* => $label:literal) => {{
        const _: fn(&$crate::document::charter::Charter) = |charter| {
            let _ = charter.$section.as_ref()$(.inside(|it| it.$step.as_ref()))*;
        };
        Some((concat!(stringify!($section) $(, ".", stringify!($step))*), $label))
    }};
    (@some) => { None };
    (@some $given:expr) => { Some($given) };
}
pub(crate) use wanted;
