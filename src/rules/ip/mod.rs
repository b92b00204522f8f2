//! Who owns what was brought and what is made together.

pub(in crate::rules) mod licences;

use super::family;

family! {
    Ip:
    background_list_open,
    background_missing,
    exclusive_unpaid,
    exploitation_missing,
    foreground_missing,
    licence_length_missing,
    licence_survives_non_payment,
    licence_too_narrow,
    licence_vague,
    licences_overlap,
    missing,
    patent_promise_gap,
    sublicensing_undecided,
}
