use crate::rules::{rule, settled};

rule! {
    /// the exit section does not say what becomes of joint customers
    "exit-customers-missing",
    severity: Warning, from: Negotiation, until: WindingDown,
    nature: Gap(Customers), consequence: Exposed,
    authority: ["S2"],
    why: "customers of both sides are fought over in front of them when nobody has said who serves them on",
    check: Wanted {
        exit.customers.{party},
        unless: settled::customers,
        words: Term {
            lacks: "does not say what becomes of joint customers",
            example: "customers: Each is served to the end of its contract by the side that signed it",
        },
    },
}
