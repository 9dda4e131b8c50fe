//! Lists of any length: only the rows in view are drawn.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use egui::{Id, Rect, Ui};

/// Lists of at most this many rows are drawn whole, in view or not.
const SHORT: usize = 60;

/// Rows of one list, most of them equally high.
#[derive(Clone, Copy, Debug)]
#[must_use = "call `show`"]
pub struct LongList {
    /// Id of the list.
    pub id: Id,
    /// Number of rows.
    pub count: usize,
    /// Row that is drawn in any case, because it is to be shown.
    pub wanted: Option<usize>,
}

impl LongList {
    /// Draws the rows in view with `row_ui`, and the one with the focus with its neighbours, which Tab leads to.
    pub fn show(self, ui: &mut Ui, mut row_ui: impl FnMut(&mut Ui, usize)) {
        if self.count <= SHORT {
            (0..self.count).for_each(|index| row_ui(ui, index));
            return;
        }
        let mut state: ListState = ui.data(|data| data.get_temp(self.id)).unwrap_or_default();
        state.heights.fit(self.count, ui.available_width());
        let mut drawn = Vec::new();
        let mut at = 0;
        for index in self.rows(ui, &state) {
            let skipped = state.heights.top(index) - state.heights.top(at);
            if index > at {
                ui.add_space(skipped);
            }
            let top = ui.cursor().top();
            row_ui(ui, index);
            let rows =
                Rect::everything_below(top).intersect(Rect::everything_above(ui.cursor().top()));
            drawn.push((index, rows));
            at = index + 1;
        }
        ui.add_space(state.heights.top(self.count) - state.heights.top(at));
        state.heights.learn(&drawn);
        state.focused = focused_row(ui, &drawn);
        state.wanted = self.wanted;
        ui.data_mut(|data| data.insert_temp(self.id, state));
    }

    /// Indexes of the rows to draw, in order.
    fn rows(self, ui: &Ui, state: &ListState) -> BTreeSet<usize> {
        let top = ui.cursor().top();
        let view = ui.clip_rect().y_range();
        let in_view =
            state.heights.row_at(view.min - top)..state.heights.row_at(view.max - top) + 1;
        // The focus comes one frame late, to a row that was wanted or to a neighbour of the one that had it.
        let kept = [state.focused, self.wanted, state.wanted];
        let kept = kept.into_iter().flatten().map(|row| row..row + 1);
        let with_neighbours = |rows: Range<usize>| {
            rows.start.saturating_sub(1)..rows.end.saturating_add(1).min(self.count)
        };
        kept.chain([in_view]).flat_map(with_neighbours).collect()
    }
}

/// Index of the drawn row that has the focus.
fn focused_row(ui: &Ui, drawn: &[(usize, Rect)]) -> Option<usize> {
    let id = ui.memory(egui::Memory::focused)?;
    let place = ui.ctx().read_response(id)?.rect.center();
    let (row, _) = drawn.iter().find(|(_, area)| area.contains(place))?;
    Some(*row)
}

/// State of a list between frames.
#[derive(Clone, Debug, Default)]
struct ListState {
    heights: Heights,
    /// Row that had the focus in the last frame.
    focused: Option<usize>,
    /// The wanted row of the last frame.
    wanted: Option<usize>,
}

/// Heights of the rows, each with the space below it. Rows that were never drawn are taken for usual ones.
#[derive(Clone, Debug, Default)]
struct Heights {
    count: usize,
    width: f32,
    usual: Option<f32>,
    /// Heights of the rows that are not as high as usual.
    others: BTreeMap<usize, f32>,
}

/// Height assumed for a row before the first was drawn.
const GUESS: f32 = 40.0;

impl Heights {
    /// Forgets heights that another width or count of rows makes wrong.
    fn fit(&mut self, count: usize, width: f32) {
        if (self.width - width).abs() > 0.5 {
            *self = Self::default();
        } else if self.count != count {
            self.others.clear();
        }
        (self.count, self.width) = (count, width);
    }

    fn usual(&self) -> f32 {
        self.usual.unwrap_or(GUESS)
    }

    /// Top of a row, from the top of the list.
    fn top(&self, row: usize) -> f32 {
        let before = self.others.range(..row);
        let (others, height) = before.fold((0, 0.0), |(count, sum), (_, height)| {
            (count + 1, sum + height)
        });
        height + rows(row - others) * self.usual()
    }

    /// Index of the row at a distance from the top of the list, or the nearest.
    fn row_at(&self, y: f32) -> usize {
        let (mut row, mut top) = (0, 0.0);
        for (other, height) in &self.others {
            let other_top = top + rows(other - row) * self.usual();
            if y < other_top {
                break;
            }
            if y < other_top + height {
                return *other;
            }
            (row, top) = (other + 1, other_top + height);
        }
        (row + whole_rows((y - top) / self.usual())).min(self.count - 1)
    }

    /// Stores the heights of the drawn rows.
    fn learn(&mut self, drawn: &[(usize, Rect)]) {
        let usual = *self.usual.get_or_insert_with(|| {
            let mut heights: Vec<f32> = drawn.iter().map(|(_, area)| area.height()).collect();
            heights.sort_by(f32::total_cmp);
            let median = heights.get(heights.len() / 2).copied();
            median.unwrap_or(GUESS).max(1.0)
        });
        for (row, area) in drawn {
            if (area.height() - usual).abs() > 0.25 {
                self.others.insert(*row, area.height());
            } else {
                self.others.remove(row);
            }
        }
    }
}

/// As many rows, to multiply with a height.
#[expect(
    clippy::cast_precision_loss,
    reason = "pixels are counted in f32; no list is that long"
)]
fn rows(count: usize) -> f32 {
    count as f32
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates, which is what is wanted"
)]
fn whole_rows(rows: f32) -> usize {
    rows as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(height: f32) -> Rect {
        Rect::from_x_y_ranges(0.0..=1.0, 0.0..=height)
    }

    #[test]
    fn a_row_is_found_at_its_place_whatever_the_others_are_like() {
        let mut heights = Heights::default();
        heights.fit(1000, 300.0);
        heights.learn(&[(0, area(20.0)), (1, area(20.0)), (2, area(50.0))]);
        assert!((heights.top(3) - 90.0).abs() < 0.01);
        assert!((heights.top(1000) - 20_030.0).abs() < 0.01);
        for row in [0, 1, 2, 3, 500, 999] {
            let top = heights.top(row);
            assert_eq!(heights.row_at(top + 0.5), row);
            assert_eq!(heights.row_at(heights.top(row + 1) - 0.5), row);
        }
        assert_eq!(heights.row_at(-7.0), 0);
        assert_eq!(heights.row_at(1e9), 999);
        heights.learn(&[(2, area(20.0))]);
        assert!((heights.top(1000) - 20_000.0).abs() < 0.01);
    }

    #[test]
    fn what_was_known_is_forgotten_when_it_no_longer_holds() {
        let mut heights = Heights::default();
        heights.fit(100, 300.0);
        heights.learn(&[(0, area(20.0)), (1, area(20.0)), (2, area(50.0))]);
        heights.fit(99, 300.0);
        assert!((heights.top(99) - 99.0 * 20.0).abs() < 0.01);
        heights.fit(99, 200.0);
        assert!(heights.usual.is_none());
    }
}
