//! Working an expression out, step by step, up to a bound: the same steps on any machine.

use std::collections::BTreeMap;
use std::sync::Arc;

use cel::IdedExpr;
use cel::common::ast::{CallExpr, ComprehensionExpr, EntryExpr, Expr, LiteralValue, operators};
use regex::{Regex, RegexBuilder};

use super::value::{CelValue, KINDS, Key, bytes};

/// Why an expression comes to nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stop {
    /// It takes more steps than it may.
    TooMuch,
    /// In the words of the file.
    Because(String),
}

type Worked = Result<CelValue, Stop>;

/// How large a compiled pattern may be, each with the steps that it takes to compile, and those for every few bytes that are searched.
const SIZES: [(usize, u64, u64); 3] = [(16 << 10, 1_000, 1), (64 << 10, 8_000, 4), (512 << 10, 64_000, 32)];
/// How many compiled patterns are kept.
const MOST_PATTERNS: usize = 32;

/// The work on one expression.
pub(super) struct Work<'e> {
    /// How many steps are left.
    left: u64,
    /// The variables, the innermost last. What failed is kept as that: a later entry may make up for it.
    scope: Vec<(&'e str, Worked)>,
    patterns: BTreeMap<Arc<str>, Option<(Regex, u64)>>,
}

impl<'e> Work<'e> {
    pub(super) fn new(steps: u64, variables: &'e [(&'static str, CelValue)]) -> Self {
        let scope = variables.iter().map(|(name, value)| (*name, Ok(value.clone()))).collect();
        Self { left: steps, scope, patterns: BTreeMap::new() }
    }

    pub(super) fn left(&self) -> u64 {
        self.left
    }

    fn pay(&mut self, steps: u64) -> Result<(), Stop> {
        match self.left.checked_sub(steps) {
            Some(left) => {
                self.left = left;
                Ok(())
            }
            None => {
                self.left = 0;
                Err(Stop::TooMuch)
            }
        }
    }

    /// Pays for looking at all of a value.
    fn look_at(&mut self, value: &CelValue) -> Result<(), Stop> {
        let weight = value.weight(self.left);
        self.pay(weight)
    }

    /// What a part of the expression comes to.
    pub(super) fn value(&mut self, node: &'e IdedExpr) -> Worked {
        self.pay(1)?;
        match &node.expr {
            Expr::Literal(literal) => of_literal(literal),
            Expr::Ident(name) => self.variable(name),
            Expr::Select(select) => {
                let of = self.value(&select.operand)?;
                match (&of, select.test) {
                    (CelValue::Map(map), true) => {
                        Ok(CelValue::Flag(map.contains_key(&Key::Text(Arc::from(select.field.as_str())))))
                    }
                    _ => index(&of, &CelValue::text(&select.field)),
                }
            }
            Expr::Call(call) => self.call(call),
            Expr::List(list) => {
                let items: Result<Vec<CelValue>, Stop> =
                    list.elements.iter().map(|element| self.value(element)).collect();
                Ok(CelValue::List(Arc::new(items?)))
            }
            Expr::Map(map) => {
                let mut entries = BTreeMap::new();
                for entry in &map.entries {
                    let EntryExpr::MapEntry(entry) = &entry.expr else { return unfitting() };
                    let Some(key) = self.value(&entry.key)?.key() else { return unfitting() };
                    entries.insert(key, self.value(&entry.value)?);
                }
                Ok(CelValue::Map(Arc::new(entries)))
            }
            Expr::Comprehension(looped) => self.comprehension(looped),
            Expr::Struct(_) | Expr::Unspecified => unfitting(),
        }
    }

    fn variable(&self, name: &str) -> Worked {
        match self.scope.iter().rev().find(|(known, _)| *known == name) {
            Some((_, value)) => value.clone(),
            None => match KINDS.iter().find(|kind| **kind == name) {
                Some(kind) => Ok(CelValue::Kind(kind)),
                None => because(format!("there is no `{name}`")),
            },
        }
    }

    fn comprehension(&mut self, looped: &'e ComprehensionExpr) -> Worked {
        let items: Vec<CelValue> = match self.value(&looped.iter_range)? {
            CelValue::List(items) => items.to_vec(),
            CelValue::Map(map) => map.keys().map(of_key).collect(),
            other => return because(format!("{} has no entries to go through", other.article())),
        };
        self.pay(items.len() as u64)?;
        let start = self.value(&looped.accu_init);
        let outside = self.scope.len();
        self.scope.push((&looped.accu_var, start));
        let mut result = Ok(());
        for item in items {
            match self.value(&looped.loop_cond) {
                Ok(CelValue::Flag(false)) => break,
                Err(Stop::TooMuch) => result = Err(Stop::TooMuch),
                _ => {}
            }
            if result.is_err() {
                break;
            }
            self.scope.push((&looped.iter_var, Ok(item)));
            let step = self.value(&looped.loop_step);
            self.scope.truncate(outside + 1);
            if step == Err(Stop::TooMuch) {
                result = Err(Stop::TooMuch);
                break;
            }
            if let Some((_, accumulated)) = self.scope.last_mut() {
                *accumulated = step;
            }
        }
        let value = result.and_then(|()| self.value(&looped.result));
        self.scope.truncate(outside);
        value
    }

    fn call(&mut self, call: &'e CallExpr) -> Worked {
        let parts: Vec<&'e IdedExpr> =
            call.target.iter().map(AsRef::as_ref).chain(call.args.iter()).collect();
        match (call.func_name.as_str(), parts.as_slice()) {
            (operators::CONDITIONAL, [condition, yes, no]) => match self.value(condition)? {
                CelValue::Flag(true) => self.value(yes),
                CelValue::Flag(false) => self.value(no),
                other => cannot("?:", &[&other]),
            },
            (operators::LOGICAL_AND, [one, other]) => self.joined(one, other, false),
            (operators::LOGICAL_OR, [one, other]) => self.joined(one, other, true),
            (operators::NOT_STRICTLY_FALSE, [one]) => match self.value(one) {
                Err(Stop::TooMuch) => Err(Stop::TooMuch),
                Ok(CelValue::Flag(flag)) => Ok(CelValue::Flag(flag)),
                _ => Ok(CelValue::Flag(true)),
            },
            (operators::ADD, [one, other]) => self.sum(one, other),
            (name, [one]) => {
                let value = self.value(one)?;
                self.of_one(name, &value)
            }
            (name, [one, other]) => {
                let (one, other) = (self.value(one)?, self.value(other)?);
                self.of_two(name, &one, &other)
            }
            _ => unfitting(),
        }
    }

    /// `&&` and `||`: one side alone may settle it, whatever the other comes to.
    fn joined(&mut self, one: &'e IdedExpr, other: &'e IdedExpr, settles: bool) -> Worked {
        let one = self.value(one);
        if matches!(one, Ok(CelValue::Flag(flag)) if flag == settles) || one == Err(Stop::TooMuch) {
            return one;
        }
        let other = self.value(other);
        if matches!(other, Ok(CelValue::Flag(flag)) if flag == settles) || other == Err(Stop::TooMuch) {
            return other;
        }
        match (one?, other?) {
            (CelValue::Flag(_), CelValue::Flag(_)) => Ok(CelValue::Flag(!settles)),
            (one, other) => cannot(if settles { "||" } else { "&&" }, &[&one, &other]),
        }
    }

    /// Numbers added, texts and lists one behind the other. What a loop gathers grows in its place.
    fn sum(&mut self, one: &'e IdedExpr, other: &'e IdedExpr) -> Worked {
        let right = self.value(other)?;
        if let (Expr::Ident(name), CelValue::List(added)) = (&one.expr, &right)
            && name.starts_with('@')
        {
            self.pay(added.len() as u64)?;
            let place = self.scope.iter_mut().rev().find(|(known, _)| known == name);
            let gathered = place.map(|(_, value)| std::mem::replace(value, Ok(CelValue::Null)));
            return match gathered {
                Some(Ok(CelValue::List(mut gathered))) => {
                    Arc::make_mut(&mut gathered).extend(added.iter().cloned());
                    Ok(CelValue::List(gathered))
                }
                Some(Err(stop)) => Err(stop),
                _ => unfitting(),
            };
        }
        let left = self.value(one)?;
        match (&left, &right) {
            (CelValue::Text(one), CelValue::Text(other)) => {
                self.pay(bytes(one) + bytes(other))?;
                Ok(CelValue::Text(Arc::from([&**one, &**other].concat())))
            }
            (CelValue::List(one), CelValue::List(other)) => {
                self.pay((one.len() + other.len()) as u64)?;
                Ok(CelValue::List(Arc::new(one.iter().chain(other.iter()).cloned().collect())))
            }
            _ => calculated(operators::ADD, &left, &right),
        }
    }

    fn of_one(&mut self, name: &str, value: &CelValue) -> Worked {
        if let CelValue::Text(text) = value {
            self.pay(bytes(text))?;
        }
        match (name, value) {
            (operators::LOGICAL_NOT, CelValue::Flag(flag)) => Ok(CelValue::Flag(!flag)),
            (operators::NEGATE, CelValue::Whole(number)) => {
                number.checked_neg().map_or_else(too_large, |number| Ok(CelValue::Whole(number)))
            }
            (operators::NEGATE, CelValue::Number(_)) => {
                calculated(operators::SUBSTRACT, &CelValue::Number(0.0), value)
            }
            ("size", CelValue::Text(text)) => Ok(length(text.chars().count())),
            ("size", CelValue::List(items)) => Ok(length(items.len())),
            ("size", CelValue::Map(entries)) => Ok(length(entries.len())),
            ("type", value) => Ok(CelValue::Kind(value.kind())),
            ("dyn", value) => Ok(value.clone()),
            ("string", CelValue::Text(_)) | ("int", CelValue::Whole(_)) | ("uint", CelValue::Natural(_)) => {
                Ok(value.clone())
            }
            ("string", CelValue::Flag(flag)) => Ok(CelValue::text(&flag.to_string())),
            ("string", CelValue::Whole(number)) => Ok(CelValue::text(&number.to_string())),
            ("string", CelValue::Natural(number)) => Ok(CelValue::text(&number.to_string())),
            ("string", CelValue::Number(number)) => Ok(CelValue::text(&number.to_string())),
            ("int" | "uint" | "double", value) => converted(name, value),
            _ => cannot(name, &[value]),
        }
    }

    fn of_two(&mut self, name: &str, one: &CelValue, other: &CelValue) -> Worked {
        match (name, one, other) {
            (operators::EQUALS, ..) => {
                self.look_at(one)?;
                Ok(CelValue::Flag(one.is_equal(other)))
            }
            (operators::NOT_EQUALS, ..) => {
                self.look_at(one)?;
                Ok(CelValue::Flag(!one.is_equal(other)))
            }
            (operators::IN, _, CelValue::List(items)) => {
                self.look_at(other)?;
                Ok(CelValue::Flag(items.iter().any(|item| item.is_equal(one))))
            }
            (operators::IN, _, CelValue::Map(map)) => {
                Ok(CelValue::Flag(one.key().is_some_and(|key| map.contains_key(&key))))
            }
            (operators::INDEX, ..) => index(one, other),
            (
                operators::LESS | operators::LESS_EQUALS | operators::GREATER | operators::GREATER_EQUALS,
                ..,
            ) => {
                if let CelValue::Text(text) = one {
                    self.pay(bytes(text))?;
                }
                let Some(order) = one.order(other) else { return cannot(name, &[one, other]) };
                Ok(CelValue::Flag(match name {
                    operators::LESS => order.is_lt(),
                    operators::LESS_EQUALS => order.is_le(),
                    operators::GREATER => order.is_gt(),
                    _ => order.is_ge(),
                }))
            }
            (_, CelValue::Text(text), CelValue::Text(part)) => {
                self.pay(bytes(text) + bytes(part))?;
                match name {
                    "contains" => Ok(CelValue::Flag(text.contains(&**part))),
                    "startsWith" => Ok(CelValue::Flag(text.starts_with(&**part))),
                    "endsWith" => Ok(CelValue::Flag(text.ends_with(&**part))),
                    "matches" => self.matches(text, part),
                    _ => cannot(name, &[one, other]),
                }
            }
            _ => calculated(name, one, other),
        }
    }

    fn matches(&mut self, text: &str, pattern: &Arc<str>) -> Worked {
        if !self.patterns.contains_key(pattern) {
            if self.patterns.len() >= MOST_PATTERNS {
                self.patterns.clear();
            }
            let compiled = self.compile(pattern)?;
            self.patterns.insert(Arc::clone(pattern), compiled);
        }
        let Some(Some((compiled, each))) = self.patterns.get(pattern) else {
            return because("a pattern cannot be read, or is too large".to_owned());
        };
        let (compiled, steps) = (compiled.clone(), each * (1 + bytes(text)));
        self.pay(steps)?;
        Ok(CelValue::Flag(compiled.is_match(text)))
    }

    fn compile(&mut self, pattern: &str) -> Result<Option<(Regex, u64)>, Stop> {
        for (size, steps, each) in SIZES {
            self.pay(steps)?;
            let compiled = RegexBuilder::new(pattern).size_limit(size).dfa_size_limit(size).build();
            match compiled {
                Ok(compiled) => return Ok(Some((compiled, each))),
                Err(regex::Error::CompiledTooBig(_)) => {}
                Err(_) => return Ok(None),
            }
        }
        Ok(None)
    }
}

fn of_literal(literal: &LiteralValue) -> Worked {
    match literal {
        LiteralValue::Boolean(flag) => Ok(CelValue::Flag(*flag.inner())),
        LiteralValue::Double(number) => Ok(CelValue::Number(*number.inner())),
        LiteralValue::Int(number) => Ok(CelValue::Whole(*number.inner())),
        LiteralValue::UInt(number) => Ok(CelValue::Natural(*number.inner())),
        LiteralValue::String(text) => Ok(CelValue::text(text.inner())),
        LiteralValue::Null => Ok(CelValue::Null),
        LiteralValue::Bytes(_) => unfitting(),
    }
}

fn of_key(key: &Key) -> CelValue {
    match key {
        Key::Flag(flag) => CelValue::Flag(*flag),
        Key::Whole(number) => match i64::try_from(*number) {
            Ok(number) => CelValue::Whole(number),
            Err(_) => CelValue::Natural(u64::try_from(*number).unwrap_or(u64::MAX)),
        },
        Key::Text(text) => CelValue::Text(Arc::clone(text)),
    }
}

fn length(count: usize) -> CelValue {
    CelValue::Whole(i64::try_from(count).unwrap_or(i64::MAX))
}

fn index(of: &CelValue, at: &CelValue) -> Worked {
    match (of, at) {
        (CelValue::Map(map), at) => {
            let Some(key) = at.key() else { return cannot(operators::INDEX, &[of, at]) };
            map.get(&key).map_or_else(|| because(format!("there is no `{key}`")), |value| Ok(value.clone()))
        }
        (CelValue::List(items), CelValue::Whole(at)) => {
            let item = usize::try_from(*at).ok().and_then(|at| items.get(at));
            item.map_or_else(|| because("a list has fewer entries".to_owned()), |item| Ok(item.clone()))
        }
        _ => cannot(operators::INDEX, &[of, at]),
    }
}

/// What an operator makes of two numbers without a fraction, `None` inside where it is too large; `None` of no such operator.
macro_rules! checked {
    ($name:expr, $one:expr, $other:expr) => {
        match $name {
            operators::ADD => Some($one.checked_add($other)),
            operators::SUBSTRACT => Some($one.checked_sub($other)),
            operators::MULTIPLY => Some($one.checked_mul($other)),
            operators::DIVIDE => Some($one.checked_div($other)),
            operators::MODULO => Some($one.checked_rem($other)),
            _ => None,
        }
    };
}

#[allow(clippy::float_arithmetic)]
fn calculated(name: &str, one: &CelValue, other: &CelValue) -> Worked {
    let is_division = matches!(name, operators::DIVIDE | operators::MODULO);
    match (one, other) {
        (CelValue::Whole(_), CelValue::Whole(0)) | (CelValue::Natural(_), CelValue::Natural(0))
            if is_division =>
        {
            because("it divides by zero".to_owned())
        }
        (CelValue::Whole(first), CelValue::Whole(second)) => {
            let Some(number) = checked!(name, first, *second) else { return cannot(name, &[one, other]) };
            number.map_or_else(too_large, |number| Ok(CelValue::Whole(number)))
        }
        (CelValue::Natural(first), CelValue::Natural(second)) => {
            let Some(number) = checked!(name, first, *second) else { return cannot(name, &[one, other]) };
            number.map_or_else(too_large, |number| Ok(CelValue::Natural(number)))
        }
        (CelValue::Number(first), CelValue::Number(second)) => Ok(CelValue::Number(match name {
            operators::ADD => first + second,
            operators::SUBSTRACT => first - second,
            operators::MULTIPLY => first * second,
            operators::DIVIDE => first / second,
            _ => return cannot(name, &[one, other]),
        })),
        _ => cannot(name, &[one, other]),
    }
}

/// The value as a number of another kind.
#[allow(clippy::cast_possible_truncation)]
fn converted(name: &str, value: &CelValue) -> Worked {
    let whole = match value {
        CelValue::Whole(number) => Some(i128::from(*number)),
        CelValue::Natural(number) => Some(i128::from(*number)),
        // What is too large for the kind that is asked for is refused below.
        CelValue::Number(number) if number.is_finite() => Some(number.trunc() as i128),
        CelValue::Text(text) if name != "double" => text.parse().ok(),
        _ => None,
    };
    match (name, value, whole) {
        ("double", CelValue::Text(text), _) => {
            text.parse().map_or_else(|_| unfitting(), |number| Ok(CelValue::Number(number)))
        }
        ("double", value, _) => {
            value.number().map_or_else(|| cannot(name, &[value]), |number| Ok(CelValue::Number(number)))
        }
        ("int", _, Some(whole)) => {
            i64::try_from(whole).map_or_else(|_| too_large(), |number| Ok(CelValue::Whole(number)))
        }
        (_, _, Some(whole)) => {
            u64::try_from(whole).map_or_else(|_| too_large(), |number| Ok(CelValue::Natural(number)))
        }
        (_, CelValue::Text(_), None) => unfitting(),
        _ => cannot(name, &[value]),
    }
}

fn because(why: String) -> Worked {
    Err(Stop::Because(why))
}

fn too_large() -> Worked {
    because("a number is too large".to_owned())
}

fn unfitting() -> Worked {
    because("its values are of different types".to_owned())
}

fn cannot(name: &str, values: &[&CelValue]) -> Worked {
    let kinds: Vec<&str> = values.iter().map(|value| value.kind()).collect();
    because(format!("`{}` cannot be done with {}", operator(name), kinds.join(" and ")))
}

/// An operator as it is written: `_>=_` is `>=`.
fn operator(name: &str) -> &str {
    name.trim_matches(['_', '@'])
}

impl PartialEq for CelValue {
    fn eq(&self, other: &Self) -> bool {
        self.is_equal(other)
    }
}
