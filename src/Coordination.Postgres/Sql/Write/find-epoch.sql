SELECT epoch FROM {schema}.epoch WHERE centre = $1
