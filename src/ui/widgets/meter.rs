//! Bar that shows the amount used and the limit.

use egui::{ProgressBar, Response, Ui};

use crate::ui::theme::{Palette, metrics, text};

/// Share of the limit above which the bar warns.
const NEARLY_FULL: f32 = 0.9;

/// Thin bar and the count: `2,310 of 32,768 bytes`. `name` is its accessible name.
pub fn meter_ui(ui: &mut Ui, name: &str, used: usize, limit: usize, unit: &str) -> Response {
    let palette = Palette::of(ui);
    let share = share(used, limit);
    let color = if used > limit {
        palette.error
    } else if share > NEARLY_FULL {
        palette.warning
    } else {
        palette.accent
    };
    ui.horizontal(|ui| {
        ui.visuals_mut().extreme_bg_color = palette.pressed;
        let bar = ProgressBar::new(share)
            .desired_width(96.0)
            .desired_height(metrics::TIGHT)
            .fill(color);
        let bar = ui.add(bar).accessible_name(name);
        let count = text::secondary(format!("{} of {} {unit}", grouped(used), grouped(limit)));
        ui.label(if used > limit {
            count.color(palette.error)
        } else {
            count
        });
        bar
    })
    .inner
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a bar of a hundred pixels shows no more"
)]
fn share(used: usize, limit: usize) -> f32 {
    (used as f32 / limit.max(1) as f32).min(1.0)
}

/// Number with thousands separators: `32,768`.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<_> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .map(String::from_utf8_lossy)
        .collect();
    groups.join(",")
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(32_768), "32,768");
        assert_eq!(grouped(1_000_000), "1,000,000");
    }
}
