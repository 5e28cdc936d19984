SELECT key FROM installation
