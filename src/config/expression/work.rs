//! Working an expression out, step by step, up to a bound: the same steps on any machine.

use std::collections::BTreeMap;
use std::sync::Arc;

use cel::IdedExpr;
use cel::common::ast::{CallExpr, ComprehensionExpr, EntryExpr, Expr, LiteralValue, operators};
use regex::{Regex, RegexBuilder};

use super::value::{KINDS, Key, Value, bytes};

/// Why an expression comes to nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stop {
    /// It takes more steps than it may.
    TooMuch,
    /// In the words of the file.
    Because(String),
}

type Worked = Result<Value, Stop>;

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
    pub(super) fn new(steps: u64, variables: &'e [(&'static str, Value)]) -> Self {
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
    fn look_at(&mut self, value: &Value) -> Result<(), Stop> {
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
                    (Value::Map(map), true) => {
                        Ok(Value::Flag(map.contains_key(&Key::Text(Arc::from(select.field.as_str())))))
                    }
                    _ => index(&of, &Value::text(&select.field)),
                }
            }
            Expr::Call(call) => self.call(call),
            Expr::List(list) => {
                let items: Result<Vec<Value>, Stop> =
                    list.elements.iter().map(|element| self.value(element)).collect();
                Ok(Value::List(Arc::new(items?)))
            }
            Expr::Map(map) => {
                let mut entries = BTreeMap::new();
                for entry in &map.entries {
                    let EntryExpr::MapEntry(entry) = &entry.expr else { return unfitting() };
                    let Some(key) = self.value(&entry.key)?.key() else { return unfitting() };
                    entries.insert(key, self.value(&entry.value)?);
                }
                Ok(Value::Map(Arc::new(entries)))
            }
            Expr::Comprehension(looped) => self.comprehension(looped),
            Expr::Struct(_) | Expr::Unspecified => unfitting(),
        }
    }

    fn variable(&self, name: &str) -> Worked {
        match self.scope.iter().rev().find(|(known, _)| *known == name) {
            Some((_, value)) => value.clone(),
            None => match KINDS.iter().find(|kind| **kind == name) {
                Some(kind) => Ok(Value::Kind(kind)),
                None => because(format!("there is no `{name}`")),
            },
        }
    }

    fn comprehension(&mut self, looped: &'e ComprehensionExpr) -> Worked {
        let items: Vec<Value> = match self.value(&looped.iter_range)? {
            Value::List(items) => items.to_vec(),
            Value::Map(map) => map.keys().map(of_key).collect(),
            other => return because(format!("{} has no entries to go through", other.article())),
        };
        self.pay(items.len() as u64)?;
        let start = self.value(&looped.accu_init);
        let outside = self.scope.len();
        self.scope.push((&looped.accu_var, start));
        let mut result = Ok(());
        for item in items {
            match self.value(&looped.loop_cond) {
                Ok(Value::Flag(false)) => break,
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
                Value::Flag(true) => self.value(yes),
                Value::Flag(false) => self.value(no),
                other => cannot("?:", &[&other]),
            },
            (operators::LOGICAL_AND, [one, other]) => self.joined(one, other, false),
            (operators::LOGICAL_OR, [one, other]) => self.joined(one, other, true),
            (operators::NOT_STRICTLY_FALSE, [one]) => match self.value(one) {
                Err(Stop::TooMuch) => Err(Stop::TooMuch),
                Ok(Value::Flag(flag)) => Ok(Value::Flag(flag)),
                _ => Ok(Value::Flag(true)),
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
        if matches!(one, Ok(Value::Flag(flag)) if flag == settles) || one == Err(Stop::TooMuch) {
            return one;
        }
        let other = self.value(other);
        if matches!(other, Ok(Value::Flag(flag)) if flag == settles) || other == Err(Stop::TooMuch) {
            return other;
        }
        match (one?, other?) {
            (Value::Flag(_), Value::Flag(_)) => Ok(Value::Flag(!settles)),
            (one, other) => cannot(if settles { "||" } else { "&&" }, &[&one, &other]),
        }
    }

    /// Numbers added, texts and lists one behind the other. What a loop gathers grows in its place.
    fn sum(&mut self, one: &'e IdedExpr, other: &'e IdedExpr) -> Worked {
        let right = self.value(other)?;
        if let (Expr::Ident(name), Value::List(added)) = (&one.expr, &right)
            && name.starts_with('@')
        {
            self.pay(added.len() as u64)?;
            let place = self.scope.iter_mut().rev().find(|(known, _)| known == name);
            let gathered = place.map(|(_, value)| std::mem::replace(value, Ok(Value::Null)));
            return match gathered {
                Some(Ok(Value::List(mut gathered))) => {
                    Arc::make_mut(&mut gathered).extend(added.iter().cloned());
                    Ok(Value::List(gathered))
                }
                Some(Err(stop)) => Err(stop),
                _ => unfitting(),
            };
        }
        let left = self.value(one)?;
        match (&left, &right) {
            (Value::Text(one), Value::Text(other)) => {
                self.pay(bytes(one) + bytes(other))?;
                Ok(Value::Text(Arc::from([&**one, &**other].concat())))
            }
            (Value::List(one), Value::List(other)) => {
                self.pay((one.len() + other.len()) as u64)?;
                Ok(Value::List(Arc::new(one.iter().chain(other.iter()).cloned().collect())))
            }
            _ => calculated(operators::ADD, &left, &right),
        }
    }

    fn of_one(&mut self, name: &str, value: &Value) -> Worked {
        if let Value::Text(text) = value {
            self.pay(bytes(text))?;
        }
        match (name, value) {
            (operators::LOGICAL_NOT, Value::Flag(flag)) => Ok(Value::Flag(!flag)),
            (operators::NEGATE, Value::Whole(number)) => {
                number.checked_neg().map_or_else(too_large, |number| Ok(Value::Whole(number)))
            }
            (operators::NEGATE, Value::Number(_)) => {
                calculated(operators::SUBSTRACT, &Value::Number(0.0), value)
            }
            ("size", Value::Text(text)) => Ok(length(text.chars().count())),
            ("size", Value::List(items)) => Ok(length(items.len())),
            ("size", Value::Map(entries)) => Ok(length(entries.len())),
            ("type", value) => Ok(Value::Kind(value.kind())),
            ("dyn", value) => Ok(value.clone()),
            ("string", Value::Text(_)) | ("int", Value::Whole(_)) | ("uint", Value::Natural(_)) => {
                Ok(value.clone())
            }
            ("string", Value::Flag(flag)) => Ok(Value::text(&flag.to_string())),
            ("string", Value::Whole(number)) => Ok(Value::text(&number.to_string())),
            ("string", Value::Natural(number)) => Ok(Value::text(&number.to_string())),
            ("string", Value::Number(number)) => Ok(Value::text(&number.to_string())),
            ("int" | "uint" | "double", value) => converted(name, value),
            _ => cannot(name, &[value]),
        }
    }

    fn of_two(&mut self, name: &str, one: &Value, other: &Value) -> Worked {
        match (name, one, other) {
            (operators::EQUALS, ..) => {
                self.look_at(one)?;
                Ok(Value::Flag(one.is_equal(other)))
            }
            (operators::NOT_EQUALS, ..) => {
                self.look_at(one)?;
                Ok(Value::Flag(!one.is_equal(other)))
            }
            (operators::IN, _, Value::List(items)) => {
                self.look_at(other)?;
                Ok(Value::Flag(items.iter().any(|item| item.is_equal(one))))
            }
            (operators::IN, _, Value::Map(map)) => {
                Ok(Value::Flag(one.key().is_some_and(|key| map.contains_key(&key))))
            }
            (operators::INDEX, ..) => index(one, other),
            (
                operators::LESS | operators::LESS_EQUALS | operators::GREATER | operators::GREATER_EQUALS,
                ..,
            ) => {
                if let Value::Text(text) = one {
                    self.pay(bytes(text))?;
                }
                let Some(order) = one.order(other) else { return cannot(name, &[one, other]) };
                Ok(Value::Flag(match name {
                    operators::LESS => order.is_lt(),
                    operators::LESS_EQUALS => order.is_le(),
                    operators::GREATER => order.is_gt(),
                    _ => order.is_ge(),
                }))
            }
            (_, Value::Text(text), Value::Text(part)) => {
                self.pay(bytes(text) + bytes(part))?;
                match name {
                    "contains" => Ok(Value::Flag(text.contains(&**part))),
                    "startsWith" => Ok(Value::Flag(text.starts_with(&**part))),
                    "endsWith" => Ok(Value::Flag(text.ends_with(&**part))),
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
        Ok(Value::Flag(compiled.is_match(text)))
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
        LiteralValue::Boolean(flag) => Ok(Value::Flag(*flag.inner())),
        LiteralValue::Double(number) => Ok(Value::Number(*number.inner())),
        LiteralValue::Int(number) => Ok(Value::Whole(*number.inner())),
        LiteralValue::UInt(number) => Ok(Value::Natural(*number.inner())),
        LiteralValue::String(text) => Ok(Value::text(text.inner())),
        LiteralValue::Null => Ok(Value::Null),
        LiteralValue::Bytes(_) => unfitting(),
    }
}

fn of_key(key: &Key) -> Value {
    match key {
        Key::Flag(flag) => Value::Flag(*flag),
        Key::Whole(number) => match i64::try_from(*number) {
            Ok(number) => Value::Whole(number),
            Err(_) => Value::Natural(u64::try_from(*number).unwrap_or(u64::MAX)),
        },
        Key::Text(text) => Value::Text(Arc::clone(text)),
    }
}

fn length(count: usize) -> Value {
    Value::Whole(i64::try_from(count).unwrap_or(i64::MAX))
}

fn index(of: &Value, at: &Value) -> Worked {
    match (of, at) {
        (Value::Map(map), at) => {
            let Some(key) = at.key() else { return cannot(operators::INDEX, &[of, at]) };
            map.get(&key).map_or_else(|| because(format!("there is no `{key}`")), |value| Ok(value.clone()))
        }
        (Value::List(items), Value::Whole(at)) => {
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
fn calculated(name: &str, one: &Value, other: &Value) -> Worked {
    let is_division = matches!(name, operators::DIVIDE | operators::MODULO);
    match (one, other) {
        (Value::Whole(_), Value::Whole(0)) | (Value::Natural(_), Value::Natural(0)) if is_division => {
            because("it divides by zero".to_owned())
        }
        (Value::Whole(first), Value::Whole(second)) => {
            let Some(number) = checked!(name, first, *second) else { return cannot(name, &[one, other]) };
            number.map_or_else(too_large, |number| Ok(Value::Whole(number)))
        }
        (Value::Natural(first), Value::Natural(second)) => {
            let Some(number) = checked!(name, first, *second) else { return cannot(name, &[one, other]) };
            number.map_or_else(too_large, |number| Ok(Value::Natural(number)))
        }
        (Value::Number(first), Value::Number(second)) => Ok(Value::Number(match name {
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
fn converted(name: &str, value: &Value) -> Worked {
    let whole = match value {
        Value::Whole(number) => Some(i128::from(*number)),
        Value::Natural(number) => Some(i128::from(*number)),
        // What is too large for the kind that is asked for is refused below.
        Value::Number(number) if number.is_finite() => Some(number.trunc() as i128),
        Value::Text(text) if name != "double" => text.parse().ok(),
        _ => None,
    };
    match (name, value, whole) {
        ("double", Value::Text(text), _) => {
            text.parse().map_or_else(|_| unfitting(), |number| Ok(Value::Number(number)))
        }
        ("double", value, _) => {
            value.number().map_or_else(|| cannot(name, &[value]), |number| Ok(Value::Number(number)))
        }
        ("int", _, Some(whole)) => {
            i64::try_from(whole).map_or_else(|_| too_large(), |number| Ok(Value::Whole(number)))
        }
        (_, _, Some(whole)) => {
            u64::try_from(whole).map_or_else(|_| too_large(), |number| Ok(Value::Natural(number)))
        }
        (_, Value::Text(_), None) => unfitting(),
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

fn cannot(name: &str, values: &[&Value]) -> Worked {
    let kinds: Vec<&str> = values.iter().map(|value| value.kind()).collect();
    because(format!("`{}` cannot be done with {}", operator(name), kinds.join(" and ")))
}

/// An operator as it is written: `_>=_` is `>=`.
fn operator(name: &str) -> &str {
    name.trim_matches(['_', '@'])
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        self.is_equal(other)
    }
}
