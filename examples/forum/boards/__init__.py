default_app_config = 'boards.apps.BoardsConfig'
