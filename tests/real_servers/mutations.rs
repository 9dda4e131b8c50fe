//! Templates made from valid ones by a few changes each; the same ones for the same seed.

use fastrand::Rng;
use job_template_editor::format::starter;
use serde_json::Value;

use crate::values::{self, RAW_NUMBER};

/// A template with every member but the two other sources of a document.
const EVERY_MEMBER: &str = include_str!("every_member.json");
const COPY_OF_A_JOB: &str = r#"{
  "jobTemplateId": "copy",
  "jobArn": "arn:aws:iot:eu-west-1:123456789012:job/example",
  "description": "Everything else is the job's"
}"#;

/// An endless row of templates, from nearly valid to hardly JSON.
pub struct Mutations {
    random: Rng,
    valid: Vec<Value>,
}

impl Mutations {
    /// The row of this seed.
    pub fn new(seed: u64) -> Self {
        let starters = starter::ALL.iter().map(|starter| starter.text);
        let valid = starters
            .chain([EVERY_MEMBER, COPY_OF_A_JOB])
            .map(|text| serde_json::from_str(text).expect("a valid template"))
            .collect();
        Self {
            random: Rng::with_seed(seed),
            valid,
        }
    }

    fn some_valid(&mut self) -> Value {
        self.valid[self.random.usize(..self.valid.len())].clone()
    }

    /// Put members of one template into another: they have to get on with each other.
    fn cross(&mut self, template: &mut Value) {
        let Value::Object(other) = self.some_valid() else {
            unreachable!("valid templates are objects")
        };
        for (member, value) in other {
            if self.random.u8(..3) == 0 {
                template[member] = value;
            }
        }
    }

    /// Change one thing somewhere.
    fn change(&mut self, template: &mut Value) {
        let mut places = Vec::new();
        list_places(template, &mut String::new(), &mut places);
        let Some(place) = self.random.choice(&places) else {
            return;
        };
        match self.random.u8(..6) {
            0 => remove(template, place),
            1 => self.set(template, place, values::any),
            2 => self.grow(template, place),
            _ => self.set(template, place, values::of_the_same_kind),
        }
    }

    fn set(&mut self, template: &mut Value, place: &str, make: fn(&Value, &mut Rng) -> Value) {
        if let Some(value) = template.pointer_mut(place) {
            *value = make(value, &mut self.random);
        }
    }

    /// Add members, items or characters.
    fn grow(&mut self, template: &mut Value, place: &str) {
        match template.pointer_mut(place) {
            Some(Value::Object(members)) => {
                members.insert("comment".to_owned(), Value::Null);
            }
            Some(Value::Array(items)) => {
                let copies = self.random.usize(1..60);
                let first = items.first().cloned().unwrap_or(Value::Null);
                items.extend(std::iter::repeat_n(first, copies));
            }
            Some(Value::String(text)) => text.push_str(values::some_text(&mut self.random)),
            _ => {}
        }
    }

    /// Change the text itself.
    fn damage(&mut self, text: &mut String) {
        match self.random.u8(..40) {
            0 => text.insert(0, '\u{feff}'),
            1 => *text = text.replacen('{', r#"{"description": "twice", "#, 1),
            2 => *text = text.replacen('}', ",}", 1),
            3 => text.truncate(text.floor_char_boundary(self.random.usize(..text.len()))),
            4 => text.push_str(" {}"),
            _ => {}
        }
    }
}

impl Iterator for Mutations {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let mut template = self.some_valid();
        if self.random.bool() {
            self.cross(&mut template);
        }
        for _ in 0..self.random.u8(..3) {
            self.change(&mut template);
        }
        let text = if self.random.bool() {
            format!("{template:#}\n")
        } else {
            template.to_string()
        };
        let mut text = spell_numbers(&text);
        self.damage(&mut text);
        Some(text)
    }
}

/// The JSON Pointers of everything below `value`.
fn list_places(value: &Value, at: &mut String, places: &mut Vec<String>) {
    let length = at.len();
    let mut below = |key: &str, value: &Value| {
        at.push('/');
        at.push_str(key);
        places.push(at.clone());
        list_places(value, at, places);
        at.truncate(length);
    };
    match value {
        Value::Object(members) => members.iter().for_each(|(key, value)| below(key, value)),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(index, value)| below(&index.to_string(), value)),
        _ => {}
    }
}

fn remove(template: &mut Value, place: &str) {
    let Some((parent, last)) = place.rsplit_once('/') else {
        return;
    };
    match (template.pointer_mut(parent), last.parse::<usize>()) {
        (Some(Value::Object(members)), _) => {
            members.shift_remove(last);
        }
        (Some(Value::Array(items)), Ok(index)) => {
            items.remove(index);
        }
        _ => {}
    }
}

/// Write the numbers that `values` chose the way it spelt them.
fn spell_numbers(text: &str) -> String {
    let mark = format!("\"{RAW_NUMBER}");
    let mut pieces = text.split(&mark);
    let mut spelt = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (number, rest) = piece.split_once('"').expect("a string ends");
        spelt.push_str(number);
        spelt.push_str(rest);
    }
    spelt
}
