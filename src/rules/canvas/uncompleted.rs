use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the canvas has not been completed
    "canvas-uncompleted",
    severity: Warning, from: Negotiation,
    nature: Gap(Purpose), consequence: Unsaid,
    question: "On which day did the parties complete the canvas?",
    at: "canvas.completed", example: "2026-03-12", concerns: All,
    question: "Which parties completed it together?",
    at: "canvas.together", example: "northwind, kestrel", concerns: All,
    authority: ["S0"],
    why: "terms negotiated on a half-finished canvas rest on assumptions about the other party",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(canvas) = subject.charter.canvas.get() else { return };
    let help = format!(
        "once all parties have filled it in, write `completed:` with the day, and `together: [{}]`",
        subject.parties().join(", ")
    );
    match canvas.completed.get() {
        Some(day) if *day > subject.as_of => {
            drafts
                .at_value("canvas.completed", format!("canvas not completed yet: {day} is still to come"))
                .help("finish it together first, then write the day");
        }
        Some(_) => {}
        None if canvas.completed.is_invalid() => {}
        None => {
            let message = if canvas.completed.is_open() {
                "completion date of the canvas undecided"
            } else {
                "no completion date for the canvas"
            };
            drafts.at_key("canvas.completed", message).help(help);
        }
    }
}
