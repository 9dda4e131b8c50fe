//! The file format as a JSON Schema, for other editors: made from the descriptions of the fields.
//!
//! It never refuses what the check lets pass. What a schema can't say, such as lengths in bytes, which decimals a number
//! may have (`multipleOf` fails on binary fractions) or rules over several members, is left to the check.

use serde_json::{Map, Value, json};

use crate::template::field::{
    Content, DecimalLimits, EnumValue, Field, ListLimits, Shape, TextLimits, WholeLimits, known,
};

/// The name of the schema. It is no address: nothing is fetched.
const ID: &str = "urn:job-template-editor:job-template";

/// The schema (JSON Schema 2020-12) as a file.
pub fn json_schema_text() -> String {
    format!("{:#}\n", json_schema())
}

/// The schema (JSON Schema 2020-12).
pub fn json_schema() -> Value {
    let mut schema = Map::new();
    schema.insert(
        "$schema".to_owned(),
        json!("https://json-schema.org/draft/2020-12/schema"),
    );
    schema.insert("$id".to_owned(), json!(ID));
    schema.append(&mut describe(Field::request(), ""));
    schema.into()
}

/// The schema of `field`, which stands at `place`, with `*` for the items of lists.
fn describe(field: &Field, place: &str) -> Map<String, Value> {
    let mut schema = Map::new();
    schema.insert("title".to_owned(), json!(field.label));
    schema.insert("description".to_owned(), json!(description(field)));
    schema.extend(match &field.shape {
        Shape::Text(text) => describe_text(text),
        Shape::Whole(whole) => describe_whole(*whole),
        Shape::Decimal(decimal) => describe_decimal(*decimal),
        Shape::Choice(choices) => describe_choices(choices),
        Shape::Object(members) => describe_object(members, place),
        Shape::List(list) => describe_list(list, place),
    });
    schema.extend(across_members(place));
    let json = |text| serde_json::from_str::<Value>(text).ok();
    schema.extend(
        field
            .default
            .and_then(json)
            .map(|value| ("default".to_owned(), value)),
    );
    schema.extend(json(field.example).map(|value| ("examples".to_owned(), json!([value]))));
    schema
}

fn description(field: &Field) -> String {
    let unit = if field.unit.is_empty() {
        String::new()
    } else {
        format!(" ({})", field.unit)
    };
    let help = if field.help.is_empty() {
        String::new()
    } else {
        format!("\n\n{}", field.help)
    };
    format!("{}{unit}.{help}\n\n{}", field.purpose, field.link)
}

fn describe_text(text: &TextLimits) -> Map<String, Value> {
    // A text has at least as many bytes as characters: in characters the greatest length in bytes is still true.
    let mut schema =
        object(json!({"type": "string", "minLength": text.min, "maxLength": text.max}));
    if text.content == Content::Json {
        schema.insert("contentMediaType".to_owned(), json!("application/json"));
    }
    if let Some(character) = text.characters.pattern() {
        schema.insert("pattern".to_owned(), json!(format!("^{character}*$")));
    }
    schema
}

fn describe_whole(whole: WholeLimits) -> Map<String, Value> {
    let max = whole.max.unwrap_or(i32::MAX.into());
    object(json!({"type": "integer", "minimum": whole.min, "maximum": max}))
}

fn describe_decimal(decimal: DecimalLimits) -> Map<String, Value> {
    let minimum = if decimal.above_min {
        "exclusiveMinimum"
    } else {
        "minimum"
    };
    object(json!({"type": "number", minimum: decimal.min, "maximum": decimal.max}))
}

/// Constants with descriptions, which editors show where they complete; `enum` has no room for them.
fn describe_choices(choices: &[EnumValue]) -> Map<String, Value> {
    let constants: Vec<_> = choices
        .iter()
        .map(|choice| json!({"const": choice.value, "title": choice.label, "description": choice.meaning}))
        .collect();
    object(json!({"type": "string", "oneOf": constants}))
}

fn describe_object(members: &[Field], place: &str) -> Map<String, Value> {
    let properties: Map<_, _> = members
        .iter()
        .map(|member| {
            let place = format!("{place}/{}", member.name);
            (member.name.to_owned(), describe(member, &place).into())
        })
        .collect();
    let required: Vec<_> = members
        .iter()
        .filter(|member| member.is_required())
        .map(|member| member.name)
        .collect();
    let mut schema =
        object(json!({"type": "object", "properties": properties, "additionalProperties": false}));
    if !required.is_empty() {
        schema.insert("required".to_owned(), json!(required));
    }
    schema
}

fn describe_list(list: &ListLimits, place: &str) -> Map<String, Value> {
    let items = describe(list.item, &format!("{place}/*"));
    let mut schema = object(json!({"type": "array", "items": items, "minItems": list.min}));
    if let Some(max) = list.max {
        schema.insert("maxItems".to_owned(), json!(max));
    }
    schema
}

/// The rules over several members of one object that a schema can say.
fn across_members(place: &str) -> Map<String, Value> {
    const DOCUMENT: &str = known::DOCUMENT.name();
    const OBJECT: &str = known::DOCUMENT_SOURCE.name();
    const JOB: &str = known::JOB_ARN.name();
    if place.is_empty() {
        object(json!({
            "anyOf": [{"required": [DOCUMENT]}, {"required": [OBJECT]}, {"required": [JOB]}],
            "not": {"required": [DOCUMENT, OBJECT]},
        }))
    } else if place == known::ROLLOUT_CONFIG.as_str() {
        object(json!({"required": [known::MAXIMUM_PER_MINUTE.name()]}))
    } else if place == known::RATE_INCREASE_CRITERIA.as_str() {
        object(json!({"minProperties": 1, "maxProperties": 1}))
    } else {
        Map::new()
    }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}

#[cfg(test)]
mod tests;
