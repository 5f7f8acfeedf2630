"""The admin's home: the pieces that the apps build (`<app>/admin/dashboard*.py`) become one page here."""
