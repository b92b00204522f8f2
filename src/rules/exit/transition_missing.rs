use crate::rules::{rule, settled};

rule! {
    /// the exit section does not say how long the parties help each other over
    "exit-transition-missing",
    severity: Warning, from: Negotiation, until: WindingDown,
    nature: Gap(Unwinding), consequence: Exposed,
    authority: ["S0"],
    why: "customers and systems that hang on both sides cannot be moved in a day",
    check: Wanted {
        exit.transition.{party},
        unless: settled::transition,
        words: Term {
            lacks: "names no transition period",
            example: "transition: 60 days",
        },
    },
}
