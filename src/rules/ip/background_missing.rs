use crate::rules::rule;

rule! {
    /// no terms for background IP
    "ip-background-missing",
    severity: Advice,
    nature: Gap(OwnKnowledge), consequence: Unsaid,
    question: "Who owns background IP?",
    example: "retained", concerns: Each,
    authority: ["S2"],
    why: "without terms, a party can claim that what the other brought became joint property",
    check: Wanted {
        ip.background.{party},
        no: "background IP terms",
        open: "background IP undecided",
        write: "agree who keeps what, and add `background:` to `ip`; usual is `background: retained`",
        left_out: "add `{party}: retained` to `ip.background`, or write one value for all",
    },
}
