"""Emoji, which say the same in every language."""

from typing import Final

ANGRY: Final = "😡|🤬|😠|👿|💢|🖕|😤|👎|🤮|💩|😾|😒|🙄|😞|😩|😫|💔|💀|🤡|🤦|😑"
GLAD: Final = "❤|🎉|👍|😊|😍|🙏|💯|🥰|👏|⭐|🙌|💖|😀|😃|🤩|💙|💚|🎊|🌟|🥳|😄|💜|💛|💕|👌|🥂"
