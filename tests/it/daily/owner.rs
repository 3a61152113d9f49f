//! What the owner sees.

use chrono::TimeDelta;
use qqmusic_bot::model::Chore;

use super::world::{BEN, World, wish};

#[tokio::test]
async fn everyone_is_counted_once_a_minute() {
    let world = World::with(&[Chore::Sign]).await;
    let known = async || world.service.census(world.clock.now()).await.expect("counted").load.known;
    assert_eq!(known().await, 1);
    world.wants(BEN, wish(&[Chore::Sign], 8, 30)).await;
    world.clock.advance_to(world.clock.now() + TimeDelta::seconds(59));
    assert_eq!(known().await, 1, "not looked at again");
    world.clock.advance_to(world.clock.now() + TimeDelta::seconds(1));
    assert_eq!(known().await, 2);
}
